import type { Document } from './document'

/** One state of a document, valid from the commit numbered `sequence` on. `undefined` means: removed. */
export interface Version {
  readonly sequence: number
  readonly document: Document | undefined
  /** The state before, kept only while an open transaction may still read it. */
  older: Version | undefined
}

/** A document's place: its newest committed state and the older ones somebody may still read. */
export interface DocumentRecord {
  /** The encoded `_id`. */
  readonly key: string
  latest: Version
}

/** The document as it was after the commit numbered `sequence`. */
export function documentAt(record: DocumentRecord, sequence: number): Document | undefined {
  let version: Version | undefined = record.latest
  while (version && version.sequence > sequence) version = version.older
  return version?.document
}
