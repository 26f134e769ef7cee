import { Option } from 'commander';

/** `--format pretty|jsonl`. */
export const formatOption = (): Option =>
  new Option('--format <format>', 'of the results: tables, or lines of JSON')
    .choices(['pretty', 'jsonl'])
    .default('pretty');
