import { StandardSchemaSerializerInterceptor } from '@nestjs/common';

type Serialize = StandardSchemaSerializerInterceptor['serialize'];

/** Checks what goes out against its schema; bytes were checked when they were made ready. */
export class AnswerInterceptor extends StandardSchemaSerializerInterceptor {
  override serialize(...[answer, ...schema]: Parameters<Serialize>): ReturnType<Serialize> {
    return Buffer.isBuffer(answer) ? answer : super.serialize(answer, ...schema);
  }
}
