"use client";

import { useEffect } from "react";
import { takeUpEarlyActs } from "./early-acts.ts";

/** Stands after the page, so that the page hears when this runs. Draws nothing. */
export function TakeUpEarly() {
  useEffect(takeUpEarlyActs, []);
  return null;
}
