using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Accounts;
using Noroshi.Parties.Demo;
using Noroshi.Parties.Entering;
using Noroshi.Parties.Guarding;
using Noroshi.Parties.Inviting;
using Noroshi.Parties.Joining;
using Noroshi.Parties.ManagingPeople;
using Noroshi.Parties.Noticing;
using Noroshi.Parties.Passkeys;
using Noroshi.Parties.Face;
using Noroshi.Parties.Recognising;
using Noroshi.Parties.Recovering;
using Noroshi.Parties.Sending;
using Noroshi.Parties.SigningIn;
using Noroshi.Parties.Store;
using Noroshi.Store;
using Noroshi.Store.Outbox;
using Noroshi.Web.Face;

namespace Noroshi.Parties;

/// <summary>Plugs in who is who and who is at the door.</summary>
public static class PartiesModule
{
    /// <summary>The policy of doors that any signed-in person may open.</summary>
    public const string Somebody = "somebody";

    /// <summary>Adds organisations, people, accounts and recognition.</summary>
    public static IServiceCollection AddParties(this IServiceCollection services, PartiesSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<IModelContribution, PartiesTables>();
        services.AddSingleton<IKindsOfActs, PartiesActs>();
        services.AddScoped<IWhoIsWho, WhoIsWho>();
        services.AddScoped<IPolicySettings, PolicySettings>();
        services.AddScoped<IRegistrar, Registrar>();
        services.AddScoped<INotices, Notices>();
        services.AddScoped<ActorRecognition>();
        services.AddScoped<SessionSignIn>();
        services.AddScoped<TokenRecognition>();
        services.AddSingleton<LockOut>();
        services.AddCredentialRate();
        services.AddScoped<SendingOnce>();
        services.AddHostedService<ForgetAnswers>();
        services.AddScoped<NotThere>();
        services.AddScoped<BothOrNeither>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<Join>();
        services.AddScoped<FirstStart>();
        services.AddScoped<MatchIdentity>();
        services.AddScoped<Administrators>();
        services.AddScoped<ManagePerson>();
        services.AddScoped<Invite>();
        services.AddScoped<AskForRecovery>();
        services.AddSingleton<MailOut>();
        services.AddSingleton<IMailOut>(provider => provider.GetRequiredService<MailOut>());
        services.AddHandler<NoticeLeft, MailNotice>();
        services.AddHandler<ClearanceEndsSoon, WarnOfClearance>();
        services.AddSingleton<INavigation, PartiesNavigation>();
        services.AddScoped<UnreadNotices>();
        services.AddScoped<INavigationCount>(provider => provider.GetRequiredService<UnreadNotices>());
        services.AddScoped<IWaiting>(provider => provider.GetRequiredService<UnreadNotices>());
        services.AddScoped<ISignedIn, WhoIsSignedIn>();
        services.AddDbContext<AccountsDb>(options => options.UseDatabase(settings.Database, "AccountsDb"));
        services.AddPasskeys(settings);
        services.AddAuthentication(SessionSignIn.Scheme).AddCookie(SessionSignIn.Scheme, o =>
        {
            o.Cookie.Name = "noroshi";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "to";
            o.SlidingExpiration = false;
        }).AddOutsideIdentity(settings);
        services.AddScoped<DemoCast>();
        if (settings.Demo)
        {
            services.AddScoped<IDemoCast>(provider => provider.GetRequiredService<DemoCast>());
            services.AddScoped<IDemoChapter, PartiesChapter>();
        }

        services.AddScoped<IAuthorizationMiddlewareResultHandler, RefuseAtTheDoor>();
        services.AddScoped<IAuthorizationHandler, PermissionCheck>();
        services.AddScoped<IAuthorizationHandler, SomebodyCheck>();
        services.AddAuthorization(o =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                o.AddPolicy(permission.ToString(), p => p.AddRequirements(new PermissionRequirement(permission)));
            }

            o.AddPolicy(Somebody, p => p.AddRequirements(new SomebodyRequirement()));
            o.FallbackPolicy = o.GetPolicy(Somebody);
        });
        return services;
    }

    /// <summary>A policy for doors that any of several permissions opens.</summary>
    public static IServiceCollection AddDoorsFor(this IServiceCollection services, string policy, params Permission[] anyOf) =>
        services.AddAuthorization(o => o.AddPolicy(policy, p => p.AddRequirements(new PermissionRequirement(anyOf))));

    /// <summary>Finds out who is at the door; between authentication and authorization.</summary>
    public static IApplicationBuilder UseRecognition(this IApplicationBuilder app) => app.UseMiddleware<RecogniseActor>();

    /// <summary>The endpoints that are not pages.</summary>
    public static IEndpointRouteBuilder MapParties(this IEndpointRouteBuilder routes)
    {
        SignOut.Map(routes);
        ProviderDoors.Map(routes, routes.ServiceProvider.GetRequiredService<PartiesSettings>());
        return routes;
    }

    /// <summary>The one-time link by which the first system administrator registers; null once there is one.</summary>
    public static Task<Uri?> FirstAdministratorLinkAsync(IServiceProvider scoped, CancellationToken cancellation) =>
        scoped.GetRequiredService<FirstStart>().LinkAsync(cancellation);

    /// <summary>The people whom the sign-in page of the demonstration offers, one for each role.</summary>
    public static async Task<IReadOnlyList<(string Role, Words Name, string Person, Words Organisation)>> DemoPeopleAsync(IServiceProvider scoped, CancellationToken cancellation) =>
        [.. (await scoped.GetRequiredService<DemoCast>().PeopleAsync(cancellation)).Where(p => p.Featured is not null).Select(p => (p.Featured!, p.Role, p.Name, p.Organisation))];

    /// <summary>Upgrades the accounts' part of the database.</summary>
    public static Task UpgradeAccountsAsync(IServiceProvider scoped, CancellationToken cancellation) =>
        scoped.GetRequiredService<AccountsDb>().UpgradeAsync(cancellation);

    /// <summary>The migrations of the accounts' part that this program knows.</summary>
    public static IReadOnlyList<string> KnownAccountMigrations(IServiceProvider scoped) => scoped.GetRequiredService<AccountsDb>().KnownMigrations();
}
