import { StyleSheet } from "@react-pdf/renderer";
import { SANS } from "./fonts.ts";
import { mm } from "./pictures.tsx";

const BLACK = "#000";
const hairline = mm(0.15);

/** A4 in black and white, as on the screen. Tabular figures and no ligatures, so that copied text is what was printed. */
export const A4 = StyleSheet.create({
  page: {
    paddingVertical: mm(10),
    paddingHorizontal: mm(18),
    gap: mm(5),
    fontFamily: SANS,
    fontSize: 9.5,
    fontWeight: 400,
    lineHeight: 1.4,
    color: BLACK,
    fontFeatureSettings: { tnum: true, liga: false },
  },
  notice: {
    padding: mm(1.5),
    borderWidth: mm(0.5),
    borderColor: BLACK,
    fontSize: 11,
    fontWeight: 600,
    textAlign: "center",
  },
  mark: {
    flexDirection: "row",
    justifyContent: "space-between",
    alignItems: "flex-end",
  },
  markTop: { paddingBottom: mm(2), borderBottomWidth: mm(0.25), borderColor: BLACK },
  markTitle: { fontSize: 13, fontWeight: 600, lineHeight: 1.1 },
  markDetails: { flex: 1, marginLeft: mm(8), textAlign: "right" },
  head: {
    flexDirection: "row",
    justifyContent: "space-between",
    paddingBottom: mm(5),
    borderBottomWidth: mm(0.75),
    borderColor: BLACK,
  },
  house: { width: "48%", gap: mm(3) },
  title: { marginBottom: mm(1.5), fontSize: 17, fontWeight: 600, lineHeight: 1.15 },
  subtitle: { fontWeight: 600 },
  columns: { flexDirection: "row", justifyContent: "space-between" },
  heading: { marginBottom: mm(1.5), fontSize: 8, fontWeight: 600, textTransform: "uppercase", letterSpacing: 0.6 },
  part: { width: "100%", marginTop: mm(2), marginBottom: mm(1) },
  columnsOfMany: { flexDirection: "row", flexWrap: "wrap", columnGap: mm(4) },
  third: { width: mm(55.2) },
  fact: { flexDirection: "row", paddingVertical: mm(0.3) },
  value: { flex: 1, fontWeight: 500 },
  large: { fontSize: 15, fontWeight: 600, lineHeight: 1.2 },
  row: { flexDirection: "row", paddingVertical: mm(1), borderTopWidth: hairline, borderColor: BLACK },
  strong: { borderTopWidth: mm(0.5) },
  code: { width: mm(14), fontWeight: 600 },
  name: { flex: 1, paddingRight: mm(1) },
  total: {
    paddingVertical: mm(2.5),
    borderBottomWidth: mm(0.5),
    fontSize: 17,
    fontWeight: 600,
    lineHeight: 1.2,
  },
  end: { flexDirection: "row", justifyContent: "space-between", alignItems: "flex-start" },
  paid: { flex: 1, marginRight: mm(12), gap: mm(4) },
  words: { maxWidth: mm(110) },
  spoken: { fontSize: 11.5, fontWeight: 500 },
  qr: { width: mm(34), alignItems: "center" },
  caption: { marginTop: mm(1), fontSize: 8, lineHeight: 1.3, textAlign: "center" },
  tail: { gap: mm(3) },
  stamp: {
    width: mm(48),
    marginTop: mm(30),
    marginRight: mm(10),
    paddingTop: mm(1.5),
    borderTopWidth: mm(0.25),
    borderColor: BLACK,
  },
  foot: { paddingTop: mm(2.5), borderTopWidth: hairline, borderColor: BLACK, textAlign: "center" },
});
