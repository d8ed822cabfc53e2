import { Module } from '@nestjs/common';
import { AccountService } from './account.service';
import { AccountController } from './account.controller';
import { AddressService } from './address.service';
import { AuthController } from './auth.controller';
import { DeviceService } from './device.service';
import { ExpiryService } from './expiry.service';
import { OtherAddresses } from './other-addresses.service';
import { LoginCodeService } from './login-code.service';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';
import { SignInPace } from './sign-in-pace';
import { EmailCodeStrategy, EmailLinkStrategy, PasswordStrategy } from './strategies';
import { PeopleModule } from '../people/people.module';

@Module({
  imports: [PeopleModule],
  controllers: [AccountController, AuthController],
  providers: [
    AccountService,
    AddressService,
    DeviceService,
    EmailCodeStrategy,
    EmailLinkStrategy,
    ExpiryService,
    LoginCodeService,
    OtherAddresses,
    PasswordStrategy,
    SessionGuard,
    SessionService,
    SignInPace,
  ],
  exports: [AccountService, ExpiryService, LoginCodeService, SessionGuard],
})
export class AuthModule {}
