/** What was measured; a floor is measured in the same run on the same machine. */
export interface Figure {
  readonly value: number
  readonly unit: string
  readonly floor?: number
  readonly ratio?: number
  /** The most that is allowed: of the ratio where there is one, of the value otherwise. The run fails where it is more. */
  readonly most?: number
}
/** The figures of one subject, by what was measured. */
export type Bench = () => Promise<Readonly<Record<string, Figure>>>
