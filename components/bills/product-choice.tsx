import { useEffect, useRef } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { WITH_KEYS } from "#lib/domain/products/matching.ts";
import type { Product } from "#lib/domain/products/product.ts";
import { PRODUCT_ICONS } from "./product-icons.ts";

/** More than these move sideways on a phone, where they would push the number's field out of sight. On a low screen all do. */
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
  /** Those that fit the letters typed. */
  readonly fitting: readonly ProductTile[];
  /** The one of them that Enter chooses. */
  readonly aimed?: string | undefined;
  readonly choose: (id: string, byArrow?: boolean) => void;
};

/** The product: native radio buttons, the most used with keys. */
export function ProductChoice({ legend, tiles, chosen, fitting, aimed, choose }: Props) {
  const list = useRef<HTMLDivElement>(null);

  // On a small screen the chosen one may be outside the strip.
  useEffect(() => {
    const strip = list.current;
    const tile = strip?.querySelector<HTMLElement>(`:has([value="${chosen}"])`);
    if (strip && tile) strip.scrollLeft = tile.offsetLeft - (strip.clientWidth - tile.clientWidth) / 2;
  }, [chosen]);

  return (
    <fieldset className="w-full min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div
        ref={list}
        className={`relative grid gap-2.5 sm:grid-cols-3 xl:grid-cols-5 low:-mx-1 low:auto-cols-[9.5rem] low:grid-flow-col low:grid-cols-none low:grid-rows-1 low:overflow-x-auto low:p-1 ${tiles.length > IN_SIGHT ? "max-sm:-mx-1 max-sm:auto-cols-[9.5rem] max-sm:grid-flow-col max-sm:grid-rows-2 max-sm:overflow-x-auto max-sm:p-1" : "max-sm:grid-cols-2"}`}
      >
        {tiles.map((tile, index) => {
          const { id, name, group, off } = tile;
          const Icon = PRODUCT_ICONS[group];
          return (
            <label
              key={id}
              data-fits={fitting.includes(tile) || undefined}
              data-aimed={id === aimed || undefined}
              className="relative data-fits:border-accent data-aimed:outline-3 data-aimed:outline-accent flex min-h-12 cursor-pointer flex-wrap content-center sm:has-[kbd]:content-start items-center justify-between gap-x-2 gap-y-1.5 rounded-control border border-line bg-surface px-2.5 py-2 text-sm short:text-small max-sm:gap-x-1.5 max-sm:px-2 max-sm:text-small font-medium has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-3 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:text-ink-faint"
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
                onChange={() => choose(id, true)}
                onClick={({ detail }) => detail > 0 && choose(id)}
                className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
              />
              <Icon aria-hidden className={`pointer-events-none size-4.5 flex-none ${off ? "" : "text-accent"}`} />
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
