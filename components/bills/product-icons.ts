import {
  Droplets,
  Flame,
  HandCoins,
  Landmark,
  type LucideIcon,
  Phone,
  Receipt,
  ShieldCheck,
  Tv,
  Zap,
} from "lucide-react";
import type { Product } from "#lib/domain/products/product.ts";

export const PRODUCT_ICONS: Record<Product["group"], LucideIcon> = {
  insurance: ShieldCheck,
  electricity: Zap,
  water: Droplets,
  telecom: Phone,
  gas: Flame,
  credit: HandCoins,
  tv: Tv,
  tax: Landmark,
  other: Receipt,
};
