import type { Generated } from "kysely";
import type { VoidedAs } from "#lib/domain/print-mark.ts";

/**
 * The ledger's tables. Columns are snake_case in the database and camelCase here (Kysely's CamelCasePlugin). Money is whole rupiah, times
 * are UTC milliseconds, JSON is text, and booleans are 1 or 0, so that SQLite and PostgreSQL agree.
 */
export type Schema = {
  installation: InstallationTable;
  inquiries: InquiryTable;
  payments: PaymentTable;
  attempts: AttemptTable;
  paymentEvents: PaymentEventTable;
  receipts: ReceiptTable;
  receiptPrints: ReceiptPrintTable;
  depositReadings: DepositReadingTable;
  depositExplanations: DepositExplanationTable;
  depositWatch: DepositWatchTable;
  alarms: AlarmTable;
  outbox: OutboxTable;
  outboxTurns: OutboxTurnTable;
  auditLog: AuditTable;
  auditHead: AuditHeadTable;
  settings: SettingTable;
  priceLists: PriceListTable;
  hourlyTotals: HourlyTotalTable;
  shifts: ShiftTable;
  journal: JournalTable;
  logos: LogoTable;
  copyReleases: CopyReleaseTable;
  reportPrints: ReportPrintTable;
  dayLocks: DayLockTable;
  receiptNumbers: ReceiptNumberTable;
  users: UserTable;
  sessions: SessionTable;
  passkeys: PasskeyTable;
  recoveryCodes: RecoveryCodeTable;
  signInAttempts: SignInAttemptTable;
};

type UserTable = {
  id: string;
  username: string;
  name: string;
  /** `nameKey` of the name, unique; null if another user had the name before names became unique. */
  nameKey: string | null;
  role: string;
  disabled: number;
  passwordHash: string;
  /** When a one-time password ends, 0 once used; null: the user chose the password. */
  passwordUntil: number | null;
  /** The sealed secret of an authenticator app, and the last used time step. */
  totp: string | null;
  totpStep: number | null;
  /** The PIN that unlocks the user's own locked screen. */
  pinHash: string | null;
  /** The first sign-in. */
  signedInAt: number | null;
  /** When they last stopped being an active supervisor. */
  supervisorUntil: number | null;
  createdAt: number;
};

type SessionTable = {
  id: string;
  /** The hash of the cookie's value. */
  key: string;
  userId: string;
  startedAt: number;
  lastSeenAt: number;
  /** 1: the session does not count until a second factor is given. */
  factorDue: Generated<number>;
  /** What a passkey must sign next. */
  challenge: string | null;
  /** The kind of act for which a second factor was given, and until when. */
  stepUp: string | null;
  stepUpUntil: number | null;
  /** When the screen was locked; null: it is not. */
  lockedAt: number | null;
  /** PIN tries since then. */
  pinTries: Generated<number>;
  /** The address at sign-in, from the socket or a trusted proxy, and the browser's user agent. */
  address: string;
  userAgent: string;
};

type PasskeyTable = {
  id: string;
  userId: string;
  name: string;
  publicKey: string;
  counter: number;
  addedAt: number;
};

type RecoveryCodeTable = { hash: string; userId: string };

type SignInAttemptTable = { key: string; tries: number; lastAt: number };

type InstallationTable = {
  id: number;
  mode: string;
  username: string;
  refPrefix: string;
  nextRef: number;
  /** When it was restored from a backup that is not reconciled yet: paying is blocked. Null: it is not. */
  heldSince: number | null;
  createdAt: number;
};

/** An inquiry's bill, which its payment repeats. */
export type BillColumns = {
  trId: string;
  refId: string;
  family: string;
  product: string;
  hp: string;
  company: string;
  period: string;
  nominal: number;
  admin: number;
  price: number;
  sellingPrice: number;
  day: string;
};

type InquiryTable = BillColumns & {
  details: string;
  askedAt: number;
  askedById: string;
  askedByName: string;
  source: string;
  raw: string;
};

export type PaymentTable = BillColumns & {
  state: string;
  version: number;
  cashierId: string;
  cashierName: string;
  method: string;
  cashReceived: number | null;
  attempt: number;
  earlierReached: number;
  reached: number;
  requestEndedAt: number | null;
  leaseUntil: number | null;
  suspicion: string | null;
  firstZeroAt: number | null;
  checks: number;
  silentChecks: number;
  lastCheckedAt: number | null;
  nextCheckAt: number | null;
  checkLeaseUntil: number | null;
  checkLeaseOwner: string | null;
  code: string | null;
  message: string | null;
  noref: string | null;
  paidAt: number | null;
  settledAt: number | null;
  settledByHand: number;
  shiftId: number | null;
  rounding: number;
  ownFee: number;
  reference: string | null;
  owed: number;
  reversedAt: number | null;
  createdAt: number;
  updatedAt: number;
};

type AttemptTable = {
  trId: string;
  number: number;
  startedAt: number;
  endedAt: number | null;
  ending: string | null;
};

type PaymentEventTable = {
  id: Generated<number>;
  trId: string;
  at: number;
  kind: string;
  fromState: string | null;
  toState: string;
  actorId: string | null;
  actorName: string;
  data: string;
};

type ReceiptTable = { trId: string; model: string; createdAt: number };

type ReceiptPrintTable = {
  id: string;
  trId: string;
  number: number;
  paper: string;
  how: string;
  printedById: string;
  printedByName: string;
  at: number;
  voidedAt: number | null;
  /** How the voided print counts; null while it is valid. */
  voidedAs: VoidedAs | null;
  /** The number of the failed print that this one replaces. */
  replaces: number | null;
};

/** `dots`: rows of eight dots a byte, most significant bit first, 1 is black; base64. */
type LogoTable = { id: string; width: number; height: number; dots: string; createdAt: number };

/** `prints`: how many prints of the receipt are allowed, including the original. */
type CopyReleaseTable = {
  id: Generated<number>;
  trId: string;
  prints: number;
  byId: string;
  byName: string;
  at: number;
};

type DepositReadingTable = {
  id: Generated<number>;
  at: number;
  balance: number;
  source: string;
  trId: string | null;
  /** When the balance was requested; null for balances in other replies. */
  startedAt: Generated<number | null>;
  /** 1: none of our payments was under way during the request. */
  quiet: Generated<number>;
  /** For quiet readings: the last payment event before it, and what was paid since the previous quiet one. */
  mark: Generated<number | null>;
  paidCount: Generated<number | null>;
  paidSum: Generated<number | null>;
  /** When an unexplained fall before it raised an alarm. */
  alarmedAt: Generated<number | null>;
};

type DepositExplanationTable = {
  id: Generated<number>;
  readingId: number;
  amount: number;
  kind: string;
  note: string;
  at: number;
  byId: string;
  byName: string;
};

type DepositWatchTable = { id: number; owner: string | null; leaseUntil: number };

type AlarmTable = {
  id: Generated<number>;
  kind: string;
  trId: string | null;
  at: number;
  data: string;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
  note: string | null;
};

/** An unsent message for one channel. `data`: JSON. */
type OutboxTable = { id: Generated<number>; channel: string; kind: string; at: number; data: string };

/** When messages of one kind may next be sent by one channel, and which process sends them. `failures`: in a row. */
type OutboxTurnTable = {
  channel: string;
  kind: string;
  dueAt: number;
  failures: number;
  leaseUntil: number | null;
  leaseOwner: string | null;
};

type AuditTable = {
  seq: number;
  at: number;
  actorId: string | null;
  actorName: string;
  action: string;
  subject: string;
  data: string;
  previousHash: string;
  hash: string;
};

type AuditHeadTable = { id: number; seq: number; hash: string };

/** Payments by hour of claim, cashier, current state and product. */
type HourlyTotalTable = {
  hour: number;
  cashierId: string;
  state: string;
  family: string;
  count: number;
  nominal: number;
  admin: number;
  price: number;
  sellingPrice: number;
};

/** The biller's latest price list of one type. `products`: JSON. */
type PriceListTable = { type: string; products: string; readAt: number };

type SettingTable = { key: string; value: string; updatedAt: number; updatedBy: string | null };

/** Append-only; each line moves `amount` from `credit` to `debit` (lib/domain/journal.ts). */
export type JournalTable = {
  id: Generated<number>;
  at: number;
  day: string;
  kind: string;
  debit: string;
  credit: string;
  amount: number;
  trId: string | null;
  shiftId: number | null;
  cashierId: string | null;
  cashierName: string | null;
  method: string | null;
  byId: string | null;
  byName: string;
  note: string | null;
  key: string | null;
};

/** `mark`: the last journal line in the print. */
type ReportPrintTable = {
  id: Generated<number>;
  day: string;
  mark: number;
  at: number;
  byId: string;
  byName: string;
};

/** `mark`: the last journal line of the locked day. */
type DayLockTable = { day: string; mark: number; at: number; byId: string; byName: string };

type ReceiptNumberTable = { year: number; number: number; trId: string };

export type ShiftTable = {
  id: Generated<number>;
  cashierId: string;
  cashierName: string;
  openedAt: number;
  openingCash: number;
  closedAt: number | null;
  closedById: string | null;
  closedByName: string | null;
  counts: string | null;
  countedCash: number | null;
  expectedCash: number | null;
  difference: number | null;
  reason: string | null;
  totals: string | null;
};
