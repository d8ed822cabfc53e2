import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AuthModule } from './auth/auth.module';
import { PlatformModule } from './platform/platform.module';
import type { Ground } from './platform/platform.module';

const features = [AuthModule];

/** What answers HTTP. */
@Module({})
export class ApiModule {
  static on(ground: Ground): DynamicModule {
    return { module: ApiModule, imports: [PlatformModule.on(ground), ...features] };
  }
}
