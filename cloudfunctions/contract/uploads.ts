import { MOST_PIECES, PIECE_BYTES } from '#domain/values/upload-pieces'
import * as v from 'valibot'
import { procedure } from './procedure'
import { id } from './schemas'

const base64 = v.pipe(
  v.string(),
  v.minLength(4, '不能为空'),
  v.maxLength(Math.ceil(PIECE_BYTES / 3) * 4, '一次的内容太多'),
  v.regex(/^[A-Za-z0-9+/]+={0,2}$/, '须为 base64'),
)

/** A file that was brought, as its pieces in their order. What is asked with it reads it once: then it is gone. */
export const uploads = v.pipe(
  v.array(id),
  v.minLength(1, '没有文件'),
  v.maxLength(MOST_PIECES, '文件太大'),
  v.description('what file.upload answered for each piece; read once, by whoever brought it, for the same branch'),
)

export const uploadProcedures = {
  'file.upload': procedure({
    summary: '送来一份文件的一段，供随后导入或核对；读过就删，一小时没有用到的也删',
    kind: 'write-once',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id, base64 }),
    output: v.strictObject({ uploadId: id }),
    refusals: [],
  }),
} as const
