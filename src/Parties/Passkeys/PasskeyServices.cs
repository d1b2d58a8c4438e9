using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Parties.Accounts;
using Noroshi.Parties.Face;

namespace Noroshi.Parties.Passkeys;

/// <summary>Sets passkeys up for the public address: its host is the relying party, its origin the only one whose answers count.</summary>
internal static class PasskeyServices
{
    public static void AddPasskeys(this IServiceCollection services, PartiesSettings settings)
    {
        services.AddIdentityCore<Account>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).AddEntityFrameworkStores<AccountsDb>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<PasskeyRing>();
        var origin = settings.PublicUrl.GetLeftPart(UriPartial.Authority);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = settings.PublicUrl.Host;
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.ValidateOrigin = context => ValueTask.FromResult(context.Origin == origin && !context.CrossOrigin);
        });
    }
}
