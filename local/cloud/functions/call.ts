/** Who or what starts a function. */
export interface Caller {
  /** The WeChat user, as the platform vouches for; left out for timers. */
  readonly openid?: string
  /** `wx_client` for a mini-program, `wx_trigger` for a timer, with `,scf` for each function in between. */
  readonly source: string
  /** What time the call is to take it for, in UTC; left out: the machine's. Local only, for demonstrations and tests. */
  readonly clock?: string
  /** Another call of a function waits for it. */
  readonly isNested?: boolean
}

/** A call under way. Its token goes with every request it makes, which is how the cloud knows who asks. */
export interface RunningCall {
  readonly token: string
  readonly functionName: string
  readonly caller: Caller
  /** What `process.env` shows to this call. */
  readonly environment: Readonly<Record<string, string>>
}
