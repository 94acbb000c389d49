/**
 * What a printer would put on paper, parsed from its bytes independently of our code: text lines with their sizes, the QR code's address,
 * pictures as rows of dots and the command of each, the print area's width in dots, whether it was cut, the lines after the cut, and which
 * pin opened the drawer, if any. Throws for an unknown command: a printer would print that as garbage.
 */
export function readEscpos(bytes: Uint8Array) {
  const lines: { text: string; size: number }[] = [];
  let text = "";
  let size = 1;
  let area: number | null = null;
  let margin: number | null = null;
  const pictures: string[][] = [];
  const pictureCommands: ("raster" | "columns")[] = [];
  let qr: string | null = null;
  let cut = false;
  let drawer: "2" | "5" | false = false;
  /** Rows of a picture that comes in strips or columns. */
  let strip: string[] | null = null;
  let tail = 0;
  let at = 0;
  const next = () => {
    const byte = bytes[at];
    if (byte === undefined) throw new Error("the bytes end inside a command");
    at += 1;
    return byte;
  };
  const feed = () => {
    if (cut) tail += 1;
    if (strip) return;
    lines.push({ text, size });
    text = "";
  };
  while (at < bytes.length) {
    const byte = next();
    if (byte === 0x0a) feed();
    else if (byte === 0x1b) escCommand();
    else if (byte === 0x1c) next();
    else if (byte === 0x1d) gsCommand();
    else if (byte >= 0x20 && byte <= 0x7e) text += String.fromCharCode(byte);
    else if (byte !== 0x0d) throw new Error(`byte ${byte} is no letter of every printer`);
  }
  return { lines, pictures, pictureCommands, qr, cut, tail, drawer, margin, area };

  function bitsOfNext(): string {
    return next().toString(2).padStart(8, "0");
  }

  function escCommand(): void {
    const command = String.fromCharCode(next());
    if (command === "@") return;
    if (command === "p") {
      drawer = next() === 1 ? "5" : "2";
      at += 2;
    } else if (command === "3") {
      at += 1;
      strip = [];
      pictures.push(strip);
      pictureCommands.push("columns");
    } else if (command === "2") strip = null;
    else if (command === "*") {
      if (next() !== 33 || !strip) throw new Error("columns of another kind, or with white lines between them");
      const width = next() + next() * 256;
      const columns = Array.from({ length: width }, () => bitsOfNext() + bitsOfNext() + bitsOfNext());
      for (let y = 0; y < 24; y++) strip.push(columns.map((column) => column[y]).join(""));
    } else if ("EaMt!-J".includes(command)) next();
    else throw new Error(`unknown ESC ${command}`);
  }

  function gsCommand(): void {
    const command = String.fromCharCode(next());
    if (command === "!") size = (next() >> 4) + 1;
    else if (command === "L") margin = next() + next() * 256;
    else if (command === "W") area = next() + next() * 256;
    else if (command === "v") {
      at += 2; // "0" and the scale
      pictureCommands.push("raster");
      const [length, height] = [next() + next() * 256, next() + next() * 256];
      pictures.push(Array.from({ length: height }, () => Array.from({ length }, bitsOfNext).join("")));
    } else if (command === "V") {
      cut = true;
      if (next() > 1) next();
    } else if (command === "(") {
      next();
      const length = next() + next() * 256;
      const data = bytes.slice(at, at + length);
      at += length;
      if (data[1] === 0x50) qr = new TextDecoder().decode(data.slice(3));
    } else throw new Error(`unknown GS ${command}`);
  }
}
