/** Neither driver brings types; what we use of them stands in `thermal-connection.ts`. */
declare module "@point-of-sale/webusb-receipt-printer" {
  export default class WebUSBReceiptPrinter {}
}

declare module "@point-of-sale/webserial-receipt-printer" {
  export default class WebSerialReceiptPrinter {}
}
