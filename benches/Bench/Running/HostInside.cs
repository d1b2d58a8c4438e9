using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Noroshi.Confidentiality.Face;
using Noroshi.Host;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Recognising;
using Noroshi.Parties.Store;
using Noroshi.Store;
using System.Security.Claims;
using ReportReading = Noroshi.IncidentReports.Store.Reading;

namespace Noroshi.Bench.Running;

/// <summary>
/// The host inside this process, without background work: to prepare a database with the demonstration world, to let machines and
/// people in, and to listen to the statements that one request sends. Nothing is measured in it.
/// </summary>
internal sealed class HostInside : IAsyncDisposable
{
    private readonly WebApplication app;

    private HostInside(WebApplication app) => this.app = app;

    public int Port => new Uri(app.Urls.First()).Port;

    /// <summary>Its container.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Its doors.</summary>
    public IEnumerable<RouteEndpoint> Routes => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    public static async Task<HostInside> OpenAsync(DatabaseAddress database, string data, CancellationToken stop, Action<WebApplicationBuilder>? change = null)
    {
        var options = new ServeOptions(database, data, "http://127.0.0.1:0", new Uri("http://localhost:5080"), Demo: true);
        var app = Program.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            foreach (var worker in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Noroshi.", StringComparison.Ordinal) == true).ToArray())
            {
                builder.Services.Remove(worker);
            }

            change?.Invoke(builder);
        });
        await DatabaseStart.PrepareAsync(app.Services, options, stop);
        await app.StartAsync(stop);
        return new HostInside(app);
    }

    /// <summary>One token for a reporter of each operator.</summary>
    public Task<IReadOnlyList<string>> TokensAsync(int most, CancellationToken stop) => InsideAsync<IReadOnlyList<string>>(async db =>
    {
        var clock = TimeProvider.System;
        var reporters = await db.Set<Membership>().AsNoTracking().Where(m => m.Role == "reporter").OrderBy(m => m.Id).ToListAsync(stop);
        var operators = await db.Set<DesignationRow>().AsNoTracking().Select(d => d.Operator).ToListAsync(stop);
        var tokens = new List<string>();
        foreach (var reporter in reporters.Where(r => operators.Contains(r.Organisation)).DistinctBy(r => r.Organisation).Take(most))
        {
            var secret = Secret.New(TokenRecognition.Prefix);
            db.Add(ApiToken.Of(Identifier.New(clock), secret, "bench", reporter, [Permission.FileReports, Permission.ReadOwnReports], clock.GetUtcNow(), clock.GetUtcNow().AddDays(1)));
            tokens.Add(secret);
        }

        await db.SaveChangesAsync(stop);
        return tokens;
    });

    /// <summary>A token of somebody of an authority, to read with.</summary>
    public Task<string> TokenAsync(string role, string organisation, CancellationToken stop) => InsideAsync(async db =>
    {
        var membership = await (from m in db.Set<Membership>() join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id where m.Role == role && o.Code == organisation select m).AsNoTracking().FirstAsync(stop);
        var secret = Secret.New(TokenRecognition.Prefix);
        var now = TimeProvider.System.GetUtcNow();
        db.Add(ApiToken.Of(Identifier.New(TimeProvider.System), secret, "bench", membership, [Permission.ReadReports], now, now.AddDays(1)));
        await db.SaveChangesAsync(stop);
        return secret;
    });

    /// <summary>Lets a desk's person have stated today for what it reads these cases, so that their pages open at once.</summary>
    public Task StateAsync(string role, string organisation, IReadOnlyList<string> numbers, CancellationToken stop) => InsideAsync(async db =>
    {
        var reader = await (from m in db.Set<Membership>() join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id where m.Role == role && o.Code == organisation select m).AsNoTracking().FirstAsync(stop);
        foreach (var @case in await db.Set<IncidentCase>().AsNoTracking().Where(c => numbers.Contains(c.Number)).ToListAsync(stop))
        {
            db.Add(new ReportReading
            {
                Id = Identifier.New(TimeProvider.System),
                Case = @case.Id,
                Version = @case.Versions,
                Reader = reader.Person,
                Organisation = reader.Organisation,
                Purpose = Purpose.HandlingIncident,
                Through = "page",
                At = TimeProvider.System.GetUtcNow(),
            });
        }

        return await db.SaveChangesAsync(stop);
    });

    /// <summary>Numbers of cases from all over the table.</summary>
    public Task<List<string>> NumbersAsync(int count, CancellationToken stop) => InsideAsync(async db =>
    {
        var all = await db.Set<IncidentCase>().CountAsync(stop);
        var found = new List<string>();
        for (var i = 0; i < count; i++)
        {
            found.Add(await db.Set<IncidentCase>().OrderBy(c => c.Id).Skip((int)((long)all * i / count)).Select(c => c.Number).FirstAsync(stop));
        }

        return found;
    });

    /// <summary>A cookie of somebody signed in with a role.</summary>
    public Task<string> CookieAsync(string role, string organisation, CancellationToken stop) => InsideAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var membership = await (from m in db.Set<Membership>() join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id where m.Role == role && o.Code == organisation select m).AsNoTracking().FirstAsync(stop);
        var session = Identifier.New(TimeProvider.System);
        db.Add(Session.Start(session, membership.Person, membership.Id, "bench", "bench", now, TimeSpan.FromHours(12)));
        await db.SaveChangesAsync(stop);
        var cookies = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionSignIn.Scheme);
        var identity = SessionSignIn.IdentityOf(session, membership.Person);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(12) }, SessionSignIn.Scheme);
        return $"{cookies.Cookie.Name}={WebUtility.UrlEncode(cookies.TicketDataFormat.Protect(ticket))}";
    });

    /// <summary>Does something as an actor, with whatever the container has.</summary>
    public async Task<T> AsAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> deed)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = actor;
        return await deed(scope.ServiceProvider);
    }

    public async Task<T> InsideAsync<T>(Func<StoreDb, Task<T>> deed)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        return await deed(scope.ServiceProvider.GetRequiredService<StoreDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
