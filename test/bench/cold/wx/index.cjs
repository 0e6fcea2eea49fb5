/** The same by WeChat's own SDK, unbundled, as WeChat's own example has it. */
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async () => cloud.database().collection('members').where({ _id: 'member-1' }).limit(1).get()
