export { default } from "../(counter)/forbidden.tsx";
