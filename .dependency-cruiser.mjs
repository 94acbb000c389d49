/**
 * Imports go one way. Lists, for each folder of lib, the other folders of lib that it may import; a folder missing here is not part of the
 * design.
 */
const LIB_MAY_IMPORT = {
  domain: [],
  i18n: ["domain"],
  iak: ["domain"],
  db: ["domain"],
  receipts: ["domain", "i18n"],
  payments: ["domain", "db", "receipts"],
  reports: ["domain", "i18n", "db", "receipts"],
  auth: ["domain", "i18n", "db"],
  server: ["domain", "i18n", "iak", "db", "receipts", "payments", "reports", "auth"],
  simulator: ["domain"],
  cli: ["domain", "i18n", "iak", "db", "receipts", "payments", "reports", "auth", "server", "simulator"],
};

/** A product's own folder has its simulated side too, which belongs to the simulator. */
const SIMULATED = "^lib/domain/products/[^/]+/simulated\\.ts$";

/** Tests, and what only tests use, may import anything. */
const TESTS = ["\\.test\\.tsx?$", "/testing/"];

const folders = Object.keys(LIB_MAY_IMPORT);
const anyOf = (names) => `^lib/(${names.join("|")})/`;

const libRules = Object.entries(LIB_MAY_IMPORT).map(([folder, others]) => ({
  name: `lib-${folder}`,
  comment: `lib/${folder} may import from lib: ${[folder, ...others].join(", ")}.`,
  severity: "error",
  from: { path: `^lib/${folder}/`, pathNot: [SIMULATED, ...TESTS] },
  to: { path: "^(lib|app|components|e2e)/", pathNot: [anyOf([folder, ...others])] },
}));

export default {
  forbidden: [
    ...libRules,
    {
      name: "floor-plan",
      comment: "A new folder of lib needs its place in the order: add it to .dependency-cruiser.mjs.",
      severity: "error",
      from: { path: "^lib/", pathNot: [anyOf(folders)] },
      to: {},
    },
    {
      name: "domain-is-pure",
      comment: "lib/domain has no input or output: of packages it may import zod only.",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: [SIMULATED, ...TESTS] },
      to: { pathNot: ["^(lib|app|components|e2e)/", "(^|/)node_modules/zod/"] },
    },
    {
      name: "migrations-are-frozen",
      comment: "What a released migration does must not change with the program: it imports no part of it.",
      severity: "error",
      from: { path: "^lib/db/(migrations/|migration-step\\.ts$)" },
      to: {
        dependencyTypesNot: ["core"],
        pathNot: ["^lib/db/(migrations/|migration-step\\.ts$)", "(^|/)node_modules/kysely/"],
      },
    },
    {
      name: "one-door",
      comment:
        "Routes enter lib through lib/server/next.ts and what stands on it in lib/server/web; rules and words they may import.",
      severity: "error",
      from: { path: "^(app/|proxy\\.ts$)", pathNot: TESTS },
      to: { path: "^lib/", pathNot: ["^lib/server/(next\\.ts$|web/)", anyOf(["domain", "i18n"])] },
    },
    {
      name: "components-draw",
      comment: "Components get data and actions as props: from lib they may import domain and i18n.",
      severity: "error",
      from: { path: "^components/", pathNot: TESTS },
      to: { path: "^(lib|app|e2e)/", pathNot: [anyOf(["domain", "i18n"])] },
    },
    {
      name: "simulator-is-apart",
      comment: "Only the commands and tests may know that there is a simulator.",
      severity: "error",
      from: { pathNot: ["^lib/(simulator|cli)/", "^e2e/", SIMULATED, ...TESTS] },
      to: { path: ["^lib/simulator/", SIMULATED] },
    },
    {
      name: "simulated-side",
      comment: "What simulates a product stands on the simulator alone.",
      severity: "error",
      from: { path: SIMULATED },
      to: { pathNot: "^lib/simulator/" },
    },
    {
      name: "drawn-apart",
      comment: "PDFs are drawn on a thread of their own: no other program loads what draws them.",
      severity: "error",
      from: { pathNot: ["^lib/receipts/pdf/", ...TESTS] },
      to: { path: "^lib/receipts/pdf/", pathNot: "/pdf-worker\\.ts$" },
    },
    {
      name: "server-only-at-the-door",
      comment: "Plain Node cannot resolve server-only; only lib/server/next.ts, which Next alone loads, imports it.",
      severity: "error",
      from: { pathNot: ["^lib/server/next\\.ts$", "(^|/)node_modules/"] },
      to: { path: ["^server-only$", "(^|/)node_modules/server-only/"] },
    },
    {
      name: "tests-are-apart",
      comment: "What runs does not import what only tests use.",
      severity: "error",
      from: { path: "^(lib|app|components)/", pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: "no-barrel",
      comment: "Import the file that has it.",
      severity: "error",
      from: {},
      to: { path: "/index\\.tsx?$", pathNot: "(^|/)node_modules/" },
    },
    {
      name: "no-circle",
      comment: "Files that import each other are one file, or lack a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "found",
      comment: "Every import leads somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no parser for other programs; swc also sees type-only imports.
    parser: "swc",
    exclude: { path: ["^\\.next/", "^data/", "^test-results/", "^playwright-report/"] },
    doNotFollow: { path: "(^|/)node_modules/" },
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
