/** What was measured; a floor is measured in the same run on the same machine. */
export interface Figure {
  readonly value: number
  readonly unit: string
  readonly floor?: number
  readonly ratio?: number
}
/** The figures of one subject, by what was measured. */
export type Bench = () => Promise<Readonly<Record<string, Figure>>>
