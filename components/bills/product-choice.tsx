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
import { Kbd } from "#components/ui/kbd.tsx";
import type { Product } from "#lib/domain/products/product.ts";

const ICONS: Record<Product["group"], LucideIcon> = {
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

/** How many have a key. */
export const WITH_KEYS = 5;

/** More than these move sideways on a phone, where they would push the number's field out of sight. */
const IN_SIGHT = 6;

export type ProductTile = {
  readonly id: string;
  readonly name: string;
  readonly group: Product["group"];
  /** Why it can't be chosen now; null: it can. */
  readonly off: string | null;
};

type Props = {
  readonly legend: string;
  readonly tiles: readonly ProductTile[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
};

/** The product: native radio buttons, most used first and with keys. */
export function ProductChoice({ legend, tiles, chosen, choose }: Props) {
  return (
    <fieldset className="w-full min-w-0">
      <legend className="mb-2 font-medium">{legend}</legend>
      <div
        className={`grid gap-2.5 sm:grid-cols-3 xl:grid-cols-5 ${tiles.length > IN_SIGHT ? "max-sm:-mx-1 max-sm:auto-cols-[9.5rem] max-sm:grid-flow-col max-sm:grid-rows-2 max-sm:overflow-x-auto max-sm:p-1" : "max-sm:grid-cols-2"}`}
      >
        {tiles.map(({ id, name, group, off }, index) => {
          const Icon = ICONS[group];
          return (
            <label
              key={id}
              className="relative flex min-h-12 cursor-pointer flex-wrap content-center sm:has-[kbd]:content-start items-center justify-between gap-x-2 gap-y-1.5 rounded-control border border-line bg-surface px-3 py-2 text-sm max-sm:gap-x-1.5 max-sm:px-2 max-sm:text-small font-medium has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:text-ink-faint"
            >
              <input
                type="radio"
                name="product"
                value={id}
                aria-label={name}
                aria-describedby={off ? `${id}-off` : undefined}
                aria-keyshortcuts={index < WITH_KEYS ? `Alt+${index + 1}` : undefined}
                checked={id === chosen}
                disabled={off !== null}
                onChange={() => choose(id)}
                className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
              />
              <Icon aria-hidden className="pointer-events-none size-4.5 flex-none text-accent" />
              <span
                className={`pointer-events-none min-w-0 flex-1 leading-tight ${index < WITH_KEYS ? "sm:order-1 sm:basis-full" : ""}`}
              >
                {name}
                {off && (
                  <span id={`${id}-off`} className="block text-xs font-normal">
                    {off}
                  </span>
                )}
              </span>
              {index < WITH_KEYS && <Kbd onButton>{`Alt ${index + 1}`}</Kbd>}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
