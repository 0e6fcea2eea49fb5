/**
 * The cloud's limits, by name and number, so that what is refused there is refused here and with a message that says
 * which limit it was. "Documented" means Tencent's or MongoDB's documentation, "SDK" means the source of
 * @cloudbase/node-sdk 3.18 and its @cloudbase/database 1.4, "reported" means by users of the cloud only.
 */

/** Documents one query returns when it names no limit. SDK: `Query.get` sends 100. */
export const QUERY_LIMIT_DEFAULT = 100
/** Documents one query returns at most; a greater limit is lowered silently. SDK: `Query.get`; documented as well. */
export const QUERY_LIMIT_MAXIMUM = 1000
/**
 * Rows a pipeline without a `$limit` stage returns. Reported (WeChat developer community, 2020): the cloud silently cuts
 * at 20. Whether every plan still does is not documented, so this database refuses the 21st row aloud: a pipeline that
 * names its limit is right in either world.
 */
export const PIPELINE_ROWS_WITHOUT_LIMIT = 20
/** Rows a pipeline with a `$limit` stage returns at most. Reported in the same place. */
export const PIPELINE_ROWS_MAXIMUM = 10_000
/** Milliseconds from the start of a transaction to its commit. Documented (CloudBase, "transactions"). */
export const TRANSACTION_MILLISECONDS = 30_000
/** Collections of one environment. Documented (CloudBase, "database FAQ"). */
export const COLLECTIONS = 100
/**
 * Indexes of one collection, beside the one on `_id`. Documented (WeChat, "quotas": 单集合索引限制 10 个); CloudBase's own
 * "database FAQ" says 100. Whoever keeps to the smaller can be deployed in either.
 */
export const INDEXES_PER_COLLECTION = 10
/** Bytes of what an index files a document under. Documented (CloudBase, "index management": 不能超过 1024 字节). */
export const INDEX_KEY_BYTES = 1024
/** Fields of one index. Documented (CloudBase, "database FAQ"). */
export const FIELDS_PER_INDEX = 31
/** Bytes of one document as BSON. Documented (MongoDB, "limits and thresholds": 16 mebibytes). */
export const DOCUMENT_BYTES = 16 * 1024 * 1024
/** Bytes of one `_id`. Documented (MongoDB before 4.2, "index key limit"); the storage below this database needs one. */
export const DOCUMENT_ID_BYTES = 1024
