/**
 * @jest-environment <rootDir>/test/setup/in-zone.cjs
 * @jest-environment-options {"zone":"Asia/Shanghai"}
 */
import './every-time-test'
