/** A page of the mini-program that a code is to open; no parameters but the scene. */
export interface CodedPage {
  /** As app.json names it, without a leading slash. */
  readonly page: string
  /** At most 32 letters, digits and signs, no percent sign: WeChat's limit. */
  readonly scene: string
}

/** Draws a mini-program code (小程序码) as a PNG that can be printed; undefined when WeChat gives none at the moment. */
export type DrawMiniProgramCode = (coded: CodedPage) => Promise<Uint8Array | undefined>
