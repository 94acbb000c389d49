import { Image } from "@react-pdf/renderer";
import { DOTS_A_MM, type Logo } from "#lib/domain/logo.ts";
import { logoPng } from "../logo/logo-png.ts";
import { mm } from "./millimetres.ts";

/** The logo dot by dot, as large as thermal printers print it. */
export function LogoPicture({ logo }: { logo: Logo }) {
  const size = { width: mm(logo.width / DOTS_A_MM), height: mm(logo.height / DOTS_A_MM) };
  return <Image src={async () => ({ data: await logoPng(logo), format: "png" })} style={size} />;
}
