using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Bench.Running;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Store;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Provision.Calling;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Providing;
using Noroshi.Provision.Store;

namespace Noroshi.Bench.Providing;

/// <summary>Organisations made for a measurement, each with a person who receives, and a released product for them.</summary>
internal sealed class Recipients
{
    private const int Chunk = 2_000;
    private static readonly Words Meant = new("測定", "Measurement");

    private readonly OrganisationId cabinet;
    private readonly Organisation[] organisations;
    private readonly AnalysedProduct product;

    private Recipients(OrganisationId cabinet, Organisation[] organisations, AnalysedProduct product) => (this.cabinet, this.organisations, this.product) = (cabinet, organisations, product);

    public int Count => organisations.Length;

    public Organisation One => organisations[0];

    public AnalysedProduct Product => product;

    /// <summary>Makes them.</summary>
    /// <param name="host">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="called">The system that each has called; none without it.</param>
    /// <param name="stop">Ends the work.</param>
    public static async Task<Recipients> LoadAsync(HostInside host, int count, Uri? called, CancellationToken stop)
    {
        var (clock, series) = (TimeProvider.System, Guid.CreateVersion7().ToString("N")[20..]);
        var secrets = host.Services.GetRequiredService<WebhookSecrets>();
        var organisations = Enumerable.Range(0, count).Select(i => new Organisation(
            new(Identifier.New(clock)), string.Create(CultureInfo.InvariantCulture, $"b{series}-{i}"), OrganisationKind.Operator, new($"測定{i}", $"Measured {i}"), null, null, null, null, null)).ToArray();
        foreach (var some in organisations.Chunk(Chunk))
        {
            await host.InsideAsync(async db =>
            {
                foreach (var organisation in some)
                {
                    var person = new Person(new(Identifier.New(clock)), "測定 太郎", null, null, null);
                    db.Add(OrganisationRow.From(organisation));
                    db.Add(PersonRow.From(person));
                    db.Add(Membership.Of(person.Id, organisation.Id, "reporter", new DateOnly(2026, 10, 1), Identifier.New(clock)));
                    if (called is not null)
                    {
                        var id = Identifier.New(clock);
                        db.Add(WebhookEndpoint.Of(id, organisation.Id, "bench", called, secrets.Seal(id, Noroshi.Formats.Webhooks.WebhookSecret.New().Written()), person.Id, clock.GetUtcNow()));
                    }
                }

                return await db.SaveChangesAsync(stop);
            });
        }

        return new(await host.InsideAsync(db => db.Set<OrganisationRow>().Where(o => o.Code == "cao").Select(o => o.Id).FirstAsync(stop)), organisations, await ReleasedAsync(host, stop));
    }

    /// <summary>Provides the product to all of them, as the page does once it has been looked over.</summary>
    public Task<int> SendAsync(HostInside host, CancellationToken stop) => host.AsAsync(new Actor { Organisation = cabinet, Person = new(Guid.CreateVersion7()), May = new HashSet<Permission> { Permission.SendProducts } }, async services =>
    {
        var released = (await services.GetRequiredService<IReleasedProducts>().FindAsync(product.Id, stop))!;
        var terms = new SendingTerms(LegalRoute.ToUsers, LegalSender.PrimeMinister, cabinet, PrepareSending.PurposeOf(LegalRoute.ToUsers), Condition.NeededToPreventDamage | Condition.RightsConsidered);
        var choice = new Choice(LegalRoute.ToUsers, false, false, true, null, null, [], false);
        var meant = organisations.Select(o => new Candidate(o, RecipientKind.ComputerUser, Meant)).ToArray();
        return (await services.GetRequiredService<PrepareSending>().SendAsync(new(released, choice, meant, terms, "測定", false), stop)).Count;
    });

    private static Task<AnalysedProduct> ReleasedAsync(HostInside host, CancellationToken stop) => host.InsideAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var product = AnalysedProduct.Begin(new(Identifier.New(TimeProvider.System)), SpokenNumber.New("NP", now), new(ProductSpeed.Flash, false, "測定する速報", "", Remedy.Workaround, null, null), default, now);
        var cleared = Cleared.For([new StatementFacts(product.Id.Value, 1, [new SourceFacts(product.Id.Value, SourceKind.Other, "公表資料", Marks.None, Marks.None, Tlp.Clear, false)], [])], out _);
        product.Release(cleared!, now);
        db.Add(product);
        await db.SaveChangesAsync(stop);
        return product;
    });
}
