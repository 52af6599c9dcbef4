import { testRule } from '@copydesk/rule-tester'
import { rule } from './rule.ts'

testRule(rule, import.meta.dirname)
