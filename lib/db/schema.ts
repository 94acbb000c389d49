import type { Generated } from "kysely";
import type { VoidedAs } from "#lib/domain/print-mark.ts";

/**
 * The ledger's tables. Columns are snake_case in the database and camelCase here (Kysely's CamelCasePlugin).
 * Money is whole rupiah, times are UTC milliseconds, JSON is text, and a yes or no is 1 or 0, so that SQLite and PostgreSQL agree.
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
  listedProducts: ListedProductTable;
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
  /** `nameKey` of the name, nobody else's; null where another had the name before names were unique. */
  nameKey: string | null;
  role: string;
  disabled: number;
  passwordHash: string;
  /** A one-time password's end, 0 once it has been used; null: the person chose it themselves. */
  passwordUntil: number | null;
  /** The secret of an authenticator app, sealed, and the step of the clock whose code was used last. */
  totp: string | null;
  totpStep: number | null;
  /** Takes them back to a screen that they have locked. */
  pinHash: string | null;
  /** When they signed in first. */
  signedInAt: number | null;
  /** When they last ceased to be an active supervisor. */
  supervisorUntil: number | null;
  createdAt: number;
};

type SessionTable = {
  id: string;
  /** The hash of what the cookie carries. */
  key: string;
  userId: string;
  startedAt: number;
  lastSeenAt: number;
  /** 1: it counts for nothing until a second factor has been shown. */
  factorDue: Generated<number>;
  /** What a passkey is to sign next. */
  challenge: string | null;
  /** For which kind of act a second factor was shown, and until when that is good. */
  stepUp: string | null;
  stepUpUntil: number | null;
  /** When its screen was locked; null: it is not. */
  lockedAt: number | null;
  /** PINs tried since. */
  pinTries: Generated<number>;
  /** Of whoever began it, as the socket or a trusted proxy says; and what their browser calls itself. */
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
  /** Restored from a backup then, and not reconciled since: nothing may be paid. */
  heldSince: number | null;
  createdAt: number;
};

type InquiryTable = {
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
  details: string;
  day: string;
  askedAt: number;
  askedById: string;
  askedByName: string;
  source: string;
  raw: string;
};

export type PaymentTable = {
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
  /** What its being voided means; null while it stands. */
  voidedAs: VoidedAs | null;
  /** The number of the failed print that this one stands for. */
  replaces: number | null;
};

/** `dots`: rows of eight dots a byte, most significant first, 1 is black; base64. */
type LogoTable = { id: string; width: number; height: number; dots: string; createdAt: number };

/** `prints`: so many prints of the receipt may stand, the original among them. */
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
  /** When the question was asked; null for what stood in other replies. */
  startedAt: Generated<number | null>;
  /** 1: none of our payments was on its way while it was asked. */
  quiet: Generated<number>;
  /** Of a quiet one: the last event of payments that it comes after, and what was paid since the quiet one before. */
  mark: Generated<number | null>;
  paidCount: Generated<number | null>;
  paidSum: Generated<number | null>;
  /** An unexplained fall before it was raised as an alarm then. */
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

/** A message that is still to be sent by one channel. `data`: JSON. */
type OutboxTable = { id: Generated<number>; channel: string; kind: string; at: number; data: string };

/** When messages of one kind may next be sent by one channel, and who sends them now. `failures`: in a row. */
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

/** Payments by the hour in which they began, their cashier, the state that they are in now, and their product. */
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

/** A row of the biller's price list, as it was last read. */
export type ListedProductTable = {
  code: string;
  family: string;
  name: string;
  province: string | null;
  active: number;
  fee: number | null;
  commission: number | null;
  readAt: number;
};

type SettingTable = { key: string; value: string; updatedAt: number; updatedBy: string | null };

/** Append only; each line moves `amount` from `credit` to `debit` (lib/domain/journal.ts). */
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

/** `mark`: the journal's last line that the print holds. */
type ReportPrintTable = {
  id: Generated<number>;
  day: string;
  mark: number;
  at: number;
  byId: string;
  byName: string;
};

/** `mark`: the journal's last line that the locked day holds. */
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
