/** What only WeChat's own tools can do, in the order in which it is done. */
import api from '../../cloudfunctions/api/config.json'
import remind from '../../cloudfunctions/remind/config.json'

const PERMISSIONS = { api: api.permissions.openapi, remind: remind.permissions.openapi }

/** `storageDomain`: of the environment, empty where it is not known. */
export function byHandSteps(envId: string, storageDomain: string): readonly string[] {
  const permissions = Object.entries(PERMISSIONS).map(([name, apis]) => `${name}（${apis.join('、')}）`)
  return [
    `微信开发者工具打开本目录，云开发的环境选 ${envId}；左侧 dist/cloudfunctions 下，右键 ${permissions.join('、')}，` +
      '点“上传并部署：所有文件”。云调用的权限只有这样上传才有，约十分钟后生效；config.json 里的 permissions 改了要再来一次。',
    'mp.weixin.qq.com →“开发管理”→“开发设置”→“服务器域名”→“downloadFile 合法域名”，加上 ' +
      `${storageDomain ? `https://${storageDomain}` : '云存储的域名（云开发控制台 → 存储 → 设置里可以看到）'}：700 KB 以上的文件从那里下载。`,
    'mp.weixin.qq.com →“设置”→“基本设置”→“用户隐私保护指引”：照 docs/deployment.md 的表逐项填写，审核通过才能用。',
    'mp.weixin.qq.com →“功能”→“订阅消息”：选三个一次性订阅的模板，把模板编号写进环境变量（docs/deployment.md），再运行一次部署。',
    'mp.weixin.qq.com →“设置”→“基本设置”→“基础库最低版本设置”：2.32.3。',
    '用部署时给出的启用码登记本单位和第一位同志（docs/deployment.md 第七节）；登记好以后，' +
      `SHUSHI_SETUP_CODE= npm run deploy -- --env ${envId} 去掉它。`,
  ]
}
