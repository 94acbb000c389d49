/** This process's environment without an account at the biller: what is measured runs in demo mode. */
export function demoEnvironment(): NodeJS.ProcessEnv {
  const { IAK_USERNAME: _username, IAK_API_KEY: _key, ...own } = process.env;
  return own;
}
