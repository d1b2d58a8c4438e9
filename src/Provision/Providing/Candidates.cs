using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Face;
using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Providing;

/// <summary>Somebody whom a route can reach, and why it is meant; without a reason it is not.</summary>
/// <param name="Organisation">Who.</param>
/// <param name="Kind">In which capacity.</param>
/// <param name="Reason">Why it is meant; null for one that is not.</param>
/// <param name="Topic">The topic of whose members it is one, if it was chosen by it.</param>
internal sealed record Candidate(Organisation Organisation, RecipientKind Kind, Words? Reason, Guid? Topic = null);

/// <summary>Who can be meant by a route, and who is meant by a choice, each with the reason. Asking who uses a product is on record.</summary>
internal sealed class Candidates(StoreDb db, IWhoIsWho who, IWhoUsesAProduct users, ICouncil council, TimeProvider clock)
{
    /// <summary>All whom the route can reach, those who are meant first.</summary>
    public async Task<IReadOnlyList<Candidate>> OfAsync(ReleasedProduct product, Choice choice, CancellationToken cancellation)
    {
        var pool = await PoolAsync(choice.Route, cancellation);
        var using_ = choice.Users ? await UsersAsync(product, cancellation) : new Dictionary<OrganisationId, Words>();
        var holding = choice.Holders ? await HoldersAsync(product, cancellation) : [];
        var designated = choice.Sector is { } sector ? (await who.DesignatedForAsync(sector, Today, cancellation)).Select(d => d.Operator).ToHashSet() : [];
        var (topic, within) = await TopicAsync(choice, cancellation);
        return [.. pool.Select(o => new Candidate(o, KindFor(choice.Route), Reason(o), within.Contains(o.Id) ? topic!.Id.Value : null)).OrderBy(c => c.Reason is null).ThenBy(c => c.Organisation.Name.Ja, StringComparer.Ordinal)];

        Words? Reason(Organisation o) =>
            (within.Contains(o.Id) ? new Words($"話題：{topic!.Title}", $"Topic: {topic.Title}") : null)
            ?? using_.GetValueOrDefault(o.Id)
            ?? (holding.Contains(o.Id) ? new Words("前の版を受け取っている", "Holds an earlier version") : null)
            ?? (designated.Contains(o.Id) ? new Words($"事業：{Competence.Sector(choice.Sector!, Today)?.Name.Ja ?? choice.Sector}", $"Business: {Competence.Sector(choice.Sector!, Today)?.Name.En ?? choice.Sector}") : null)
            ?? (choice.Prefecture is { } place && o.Prefecture == place ? new Words($"所在地：{PrefectureName(place).Ja}", $"Place: {PrefectureName(place).En}") : null)
            ?? (choice.Also.Contains(o.Code) ? new Words("個別に選んだ", "Chosen by name") : null)
            ?? (choice.Everybody ? new Words("この経路で提供できる全員", "Everybody whom the route can reach") : null);
    }

    /// <summary>In which capacity a route addresses an organisation.</summary>
    public static RecipientKind KindFor(LegalRoute route) => route switch
    {
        LegalRoute.ToGovernmentBodies => RecipientKind.GovernmentBody,
        LegalRoute.ToPoliceAndDefence => RecipientKind.PoliceOrDefence,
        LegalRoute.ToCarriers => RecipientKind.Carrier,
        LegalRoute.Abroad => RecipientKind.ForeignGovernment,
        LegalRoute.ToOperators => RecipientKind.Operator,
        LegalRoute.ToSuppliers => RecipientKind.Supplier,
        LegalRoute.WithinCouncil => RecipientKind.CouncilMember,
        LegalRoute.ToContractors => RecipientKind.Contractor,
        LegalRoute.ToAgreementParties => RecipientKind.AgreementParty,
        _ => RecipientKind.ComputerUser,
    };

    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    private async Task<IReadOnlyList<Organisation>> PoolAsync(LegalRoute route, CancellationToken cancellation) => route switch
    {
        LegalRoute.ToGovernmentBodies => await OfKindsAsync(cancellation, OrganisationKind.Ministry),
        LegalRoute.ToPoliceAndDefence => [.. (await who.OrganisationsAsync(["npa", "mod"], cancellation)).Values],
        LegalRoute.ToCarriers => [.. (await who.OrganisationsAsync((await who.DesignatedForAsync("telecommunications", Today, cancellation)).Select(d => d.Operator), cancellation)).Values],
        LegalRoute.Abroad => await OfKindsAsync(cancellation, OrganisationKind.ForeignEntity),
        LegalRoute.ToOperators => await OfKindsAsync(cancellation, OrganisationKind.Operator),
        LegalRoute.ToUsers => await OfKindsAsync(cancellation, OrganisationKind.Operator, OrganisationKind.LocalGovernment, OrganisationKind.VoluntaryReporter, OrganisationKind.CouncilMember, OrganisationKind.Supplier),
        LegalRoute.ToSuppliers => await OfKindsAsync(cancellation, OrganisationKind.Supplier),
        LegalRoute.WithinCouncil => [.. (await who.OrganisationsAsync(await council.MembersAsync(Today, cancellation), cancellation)).Values],
        LegalRoute.ToContractors => await OfKindsAsync(cancellation, OrganisationKind.Contractor),
        _ => [],
    };

    private async Task<IReadOnlyList<Organisation>> OfKindsAsync(CancellationToken cancellation, params OrganisationKind[] kinds)
    {
        var found = new List<Organisation>();
        foreach (var kind in kinds)
        {
            found.AddRange(await who.OrganisationsAsync(kind, cancellation));
        }

        return found;
    }

    private async Task<(CouncilTopic? Topic, IReadOnlySet<OrganisationId> Members)> TopicAsync(Choice choice, CancellationToken cancellation) =>
        choice is { Route: LegalRoute.WithinCouncil, Topic: { } id } && (await council.TopicsAsync(cancellation)).FirstOrDefault(t => t.Id.Value == id) is { } topic
            ? (topic, (await council.MembersOfAsync(topic.Id, cancellation)).ToHashSet())
            : (null, new HashSet<OrganisationId>());

    private async Task<Dictionary<OrganisationId, Words>> UsersAsync(ReleasedProduct product, CancellationToken cancellation)
    {
        var found = new Dictionary<OrganisationId, Words>();
        foreach (var affected in product.Affected)
        {
            foreach (var user in (await users.AskAsync(affected.Product, affected.Maker, cancellation)).Users)
            {
                found[user.Operator] = new($"{affected.Product}（{affected.Maker}）を{user.Computers}台届け出ている", $"Has notified {user.Computers} of {affected.Product} ({affected.Maker})");
            }
        }

        return found;
    }

    private async Task<HashSet<OrganisationId>> HoldersAsync(ReleasedProduct product, CancellationToken cancellation)
    {
        var series = product.Series;
        var sendings = db.Set<Sending>().Where(s => s.Series == series).Select(s => s.Id);
        return await db.Set<Recipient>().Where(r => sendings.Contains(r.Sending) && r.State == RecipientState.Delivered).Select(r => r.Organisation).ToHashSetAsync(cancellation);
    }

    private static Words PrefectureName(string code) => Competence.Prefectures.FirstOrDefault(p => p.Code == code)?.Name ?? new(code, code);
}
