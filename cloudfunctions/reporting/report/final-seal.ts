/** What holds a final report together: the digest that its author agreed to, its hash, and the seal over that. */
import { createHash } from 'node:crypto'
import type { StoredReport } from '#domain/report/duty-report'
import type { FactStanding } from '#domain/report/fact'
import { printedHash, type FinalReport } from '#domain/report/final-report'
import type { OpenPoint } from '#domain/report/open-point'
import { canonicalJson } from '#domain/values/canonical-json'
import type { OfficialDocument } from '../../application/ports/documents'
import type { SignedInContext } from '../../application/ports/handling'
import { isSealed, sealOf } from '../../application/ports/seal'

export type Final = FinalReport<OfficialDocument>
type Keys = Pick<SignedInContext, 'checkInKey' | 'checkInKeyBefore'>

/** Of the report as it reads and its open points: whoever was shown these has seen all that will be frozen. */
export function seenDigest({ revision: _, ...report }: StoredReport, openPoints: readonly OpenPoint[]): string {
  return sha256({ report, openPoints })
}

export function sealedFinal(content: Omit<Final, 'hash' | 'code' | 'seal'>, keys: Keys): Final {
  const hash = contentHash(content)
  return { ...content, hash, code: printedHash(hash), seal: sealOf(keys, 'final report')(hash) }
}

/** `altered`: not what was hashed. `unproven`: whoever wrote it had not our key, or had one from before the last but one. */
export function standingOfFinal(final: Final, keys: Keys): FactStanding {
  const { hash, code, seal } = final
  if (contentHash(final) !== hash || printedHash(hash) !== code) return 'altered'
  return isSealed(keys, 'final report', hash, seal) ? 'genuine' : 'unproven'
}

function contentHash({ hash: _, code: __, seal: ___, revision: ____, ...content }: Partial<Final>): string {
  return sha256(content)
}

function sha256(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
