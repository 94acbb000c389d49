/** Loaded before a program, moves its clock by LOKET_CLOCK milliseconds. */
const offset = Number(process.env.LOKET_CLOCK ?? 0);
const { now } = Date;
Date.now = () => now() + offset;
