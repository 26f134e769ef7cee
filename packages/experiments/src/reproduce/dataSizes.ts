import type { DataSet } from '@weir/data';
import { figure } from './figure.ts';
import type { Figure } from './figure.ts';
import { lecture } from './lecture.ts';

/** How many examples the lecture's names make. */
export function dataSizes({ train, validation, test, classes = NaN }: DataSet): readonly Figure[] {
  const { data: printed } = lecture;
  const of = (name: string, lectures: string, weir: number) => figure('data', name, lectures, weir);
  return [
    of('training examples', printed.train, train.size),
    of('validation examples', printed.validation, validation.size),
    of('test examples', printed.test, test.size),
    of('vocabulary', printed.vocabulary, classes),
  ];
}
