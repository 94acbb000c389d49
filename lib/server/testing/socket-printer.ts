import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** What a printer does with a connection. */
export type Behaviour = (socket: Socket) => void;

/** A printer's answer to DLE EOT when all is well. */
export const READY = 0x12;
/** DLE EOT n. */
const QUESTION_LENGTH = 3;
/** Whether these bytes are a job, and not just a status query. */
export const isJob = (part: Buffer) => part.length > QUESTION_LENGTH;

/** What a printer received, without the status queries. */
export function withoutQuestions(job: Buffer = Buffer.alloc(0)): Buffer {
  const last = job.lastIndexOf("\x10\x04");
  return last === -1 ? job : job.subarray(last + QUESTION_LENGTH);
}

/** A printer on a real socket. By default it prints what it is sent, then ends; the job is then in `jobs`. */
export async function openSocketPrinter() {
  const jobs: Buffer[] = [];
  const lines = new Set<Socket>();
  function printIt(socket: Socket): void {
    const parts: Buffer[] = [];
    socket.on("data", (part) => parts.push(part));
    socket.on("end", () => jobs.push(Buffer.concat(parts)));
  }
  const whole: Behaviour = (socket) => {
    printIt(socket);
    socket.on("end", () => socket.end());
  };
  /** A complete printer, which answers each status query from `status`. */
  function tells(status: Partial<Record<number, number>>): Behaviour {
    return (socket) => {
      whole(socket);
      socket.on("data", (part) => {
        if (!isJob(part)) socket.write(Buffer.of(status[part[2] ?? 0] ?? READY));
      });
    };
  }
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    lines.add(socket);
    socket.on("error", () => {});
    printer.behave(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const printer = {
    jobs,
    printIt,
    whole,
    tells,
    behave: whole,
    port: (server.address() as { port: number }).port,
    close() {
      for (const line of lines) line.destroy();
      server.close();
    },
  };
  return printer;
}
