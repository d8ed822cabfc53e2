import { Module } from '@nestjs/common';
import { AccountService } from './account.service';
import { AuthController } from './auth.controller';
import { LoginCodeService } from './login-code.service';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';
import { EmailCodeStrategy, PasswordStrategy } from './strategies';
import { ThrottleService } from './throttle.service';

@Module({
  controllers: [AuthController],
  providers: [
    AccountService,
    EmailCodeStrategy,
    LoginCodeService,
    PasswordStrategy,
    SessionGuard,
    SessionService,
    ThrottleService,
  ],
  exports: [AccountService, LoginCodeService, SessionGuard, ThrottleService],
})
export class AuthModule {}
