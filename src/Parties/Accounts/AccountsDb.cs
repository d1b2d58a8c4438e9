using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Noroshi.Parties.Accounts;

/// <summary>The account by which a person signs in; its identity is the person's.</summary>
internal sealed class Account : IdentityUser<Guid>;

/// <summary>Accounts and passkeys, in a context of their own in the same database (ADR 0008).</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options) : IdentityUserContext<Account, Guid>(options);
