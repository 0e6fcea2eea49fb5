/**
 * The CloudBase environment the mini-program belongs to: its id from the console, the one that `npm run deploy -- --env` is
 * given. Empty in this repository: the phones in the browser have a cloud of their own. `npm run doctor` looks at it.
 */
export const CLOUD_ENVIRONMENT = ''
