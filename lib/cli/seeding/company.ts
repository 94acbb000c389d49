import { contributions, type Programmes } from "#lib/domain/products/bpjstkpu/simulated.ts";
import { PRODUCTS } from "#lib/simulator/products.ts";
import { oddityOf } from "./awkward-names.ts";
import { drawsFrom, pick } from "./random.ts";

export type Company = {
  readonly hp: string;
  readonly npp: string;
  readonly division: string;
  readonly name: string;
  readonly programmes: Programmes;
  /** The IAK code of the product it pays for, always the same. */
  readonly code: string;
};

/** For limited companies; an association or shop has no shares and no group. */
const LIMITED = ["", "", "", "", "", "", " TBK", " (PERSERO)", " GROUP", " CABANG SURABAYA", " UNIT II"];
const FIRM = ["", "", "", "", " & REKAN", " CABANG MALANG"];
const SHOP = ["", "", "", "", "", " 2"];
const FORMS: readonly (readonly [form: string, ends: readonly string[]])[] = [
  ["PT", LIMITED],
  ["PT", LIMITED],
  ["PT", LIMITED],
  ["PT", LIMITED],
  ["CV", FIRM],
  ["CV", FIRM],
  ["UD", SHOP],
  ["TOKO", SHOP],
  ["KOPERASI", ["", " JAWA TIMUR"]],
  ["YAYASAN", ["", " JAWA TIMUR"]],
  ["APOTEK", SHOP],
  ["BENGKEL", SHOP],
  ["RUMAH MAKAN", SHOP],
];
const NAMES =
  `JAYA ABADI MAKMUR SEJAHTERA MANDIRI BERSAMA NUSANTARA INDONESIA SENTOSA LESTARI UTAMA KARYA SINAR CAHAYA MITRA MEGAH SUMBER
  REJEKI MAJU BERKAH INDAH PERKASA PRATAMA PERSADA GEMILANG SURYA BINTANG TIRTA GRAHA BANGUN ANUGERAH BAHARI SAMUDERA RAYA AGUNG
  MULYA SAKTI WIJAYA KENCANA MUSTIKA DHARMA BHAKTI CIPTA CITRA DUTA FAJAR GARUDA HARAPAN HARMONI IKHLAS INTAN JATI KARUNIA KARSA
  LANGGENG LAUTAN LINTAS MANGGALA MATAHARI MERAPI MUTIARA NIAGA NIRWANA OMEGA PANCA PELANGI PERMATA PESONA PRIMA PUSAKA PUTRA
  RAJAWALI RASA RIMBA SAHABAT SARI SEDAYU SELARAS SEMESTA SERASI SETIA SINERGI SUKSES TAMAN TEKNIK TERANG TIMUR TUNAS USAHA WAHANA
  WARNA ZAMRUD ANEKA ARTHA BATIK BOGA BORNEO BUMI CENDANA CENDRAWASIH DELTA EKA ELANG ENERGI FLORA GALAXI GARMEN GLOBAL GUNA HIJAU
  INTI JAWA KALIMANTAN KELAPA KERAMIK KONSTRUKSI LOGISTIK MADURA MEDIKA MELATI MINA NIRMALA PANGAN PAPUA PASIFIK PERIKANAN PLASTIK
  PROPERTI PURI RATU ROTAN SAWIT SEGARA SENTRA SULAWESI SUMATERA TANI TEKSTIL TRANS TRIJAYA UNGGUL VISI WIRA YUDHA KHATULISTIWA
  BALERANTE CIKURAY DONGGALA ENGGANO GAMALAMA HALMAHERA JAILOLO KRAKATAU LABUHAN MANDALIKA NATUNA ROKATENDA SAWAHLUNTO TAMBORA`
    .trim()
    .split(/\s+/);
export const PU = "BPJSTKPU";
/** The codes at a counter, each as often as it is paid there. */
const CODES = PRODUCTS.flatMap(({ code, seeded = 0 }) => Array<string>(seeded).fill(code));

/** A made-up company. The same number is always the same company, and no two share a kode iuran. `odd`: some are awkward to show. */
export function companyOf(seed: number, number: number, odd: boolean): Company {
  const draw = drawsFrom(seed ^ Math.imul(number + 1, 0x9e3779b1));
  const words = Array.from({ length: 1 + Math.floor(draw() * 2.6) }, () => pick(draw, NAMES, 1.7));
  const digits = String((number * 7919 + seed) % 100_000_000).padStart(8, "0");
  const numbers = {
    hp: `2${String(Math.floor(draw() * 1000)).padStart(3, "0")}${digits}`,
    npp: String(10_000_000 + Math.floor(draw() * 89_999_999)),
    division: draw() < 0.8 ? "000" : "001",
  };
  const [form, ends] = pick(draw, FORMS);
  const oddity = odd ? oddityOf(number) : null;
  return {
    ...numbers,
    name: `${form} ${[...new Set(words)].join(" ")}${pick(draw, ends)}`,
    // Most employ a handful of people, a few some hundreds.
    programmes: contributions(Math.round(3_000_000 * 120 ** (draw() ** 2)), draw(), draw() < 0.85),
    ...oddity,
    code: oddity?.programmes ? PU : (CODES[(number * 7919) % CODES.length] ?? PU),
  };
}
