/** What somebody would stumble over on a page. */
export type Fault = 'overflow' | 'cut-off' | 'small-target' | 'error'
export interface Found {
  readonly fault: Fault
  /** The element, as one would point at it, and what is wrong with it. */
  readonly where: string
}
