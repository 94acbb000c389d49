/** IAK's response codes with messages in the style of its replies. Codes are text: "01" is not 1. */
const MESSAGES: Record<string, string> = {
  "00": "PAYMENT SUCCESS",
  "01": "INVOICE HAS BEEN PAID",
  "02": "BILL IS NOT PAID YET",
  "03": "INVALID REF ID",
  "04": "BILLING ID IS EXPIRED",
  "05": "UNDEFINED ERROR",
  "06": "INQUIRY ID NOT FOUND",
  "07": "TRANSACTION FAILED",
  "08": "BILLING ID IS BLOCKED",
  "09": "INQUIRY FAILED",
  "10": "BILL IS NOT AVAILABLE",
  "11": "DUPLICATE REF ID",
  "13": "CUSTOMER NUMBER IS BLOCKED",
  "14": "INCORRECT DESTINATION NUMBER",
  "17": "DEPOSIT NOT ENOUGH",
  "20": "PRODUCT UNREGISTERED",
  "34": "BILL HAS BEEN PAID",
  "37": "PEMBAYARAN GAGAL",
  "39": "PENDING / TRANSAKSI SEDANG DIPROSES",
  "40": "ARREAR HAS BEEN PAID",
  "42": "REQUEST PEMBAYARAN BELUM DITERIMA",
  "91": "DATABASE ERROR",
  "92": "GENERAL ERROR",
  "100": "INVALID SIGNATURE",
  "101": "INVALID COMMAND",
  "102": "INVALID IP ADDRESS",
  "103": "TIMEOUT",
  "105": "MISC ERROR / BILLER SYSTEM ERROR",
  "106": "PRODUCT IS TEMPORARILY OUT OF SERVICE",
  "107": "INVALID REQUEST FORMAT",
  "109": "CUT OFF 23.00 - 01.00",
  "110": "SYSTEM MAINTENANCE",
  "117": "PAGE NOT FOUND",
  "201": "UNDEFINED RESPONSE CODE",
};

/** A code's message; a code missing from the table still gets one, as the real API may invent codes. */
export function messageOf(code: string): string {
  return MESSAGES[code] ?? `RESPONSE CODE ${code}`;
}
