using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Asking;
using Noroshi.Council.Contributing;
using Noroshi.Council.Convening;
using Noroshi.Council.Face;
using Noroshi.Council.Joining;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Council.Telling;
using Noroshi.Council.Widening;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Demo;

/// <summary>The council of the demonstration world: members, topics, contributions, and one request for wider use that waits, all through the same acts as any.</summary>
internal sealed class CouncilChapter(
    StoreDb db, IDemoCast cast, IWhoIsWho who, IRegistrar registrar, TellPeople tell, IRecordOfActs acts, IOutbox outbox, ActorScope scope, TimeProvider clock) : IDemoChapter
{
    private readonly Dictionary<string, Organisation> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TopicId> topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContributionId> contributions = new(StringComparer.Ordinal);

    public int Order => 50;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var world = DemoCouncil.Read();
        await EnterTownAsync(world.Municipality, cancellation);
        foreach (var joined in world.Members)
        {
            organisations[joined.Code] = (await who.OrganisationAsync(joined.Code, cancellation))!;
            await JoinAsync(joined, cancellation);
        }

        await OpenTopicsAsync(world, cancellation);
        foreach (var given in world.Contributions)
        {
            await ContributeAsync(given, cancellation);
        }

        await AskAsync(world, cancellation);
        scope.Actor = Actor.System;
    }

    private TimeProvider Then(int daysAgo, int minutes = 0) => new StoppedClock(clock.GetUtcNow().AddDays(-daysAgo).AddMinutes(minutes));

    private async Task EnterTownAsync(DemoCouncil.Town town, CancellationToken cancellation)
    {
        var (id, person) = (new OrganisationId(Identifier.New(clock)), new PersonId(Identifier.New(clock)));
        registrar.Add(new Organisation(id, town.Code, OrganisationKind.LocalGovernment, new(town.Ja, town.En), CorporateNumber.FromBase(town.Base).Digits, null, town.Prefecture, null, null));
        registrar.Add(new Person(person, town.Person, town.Department, town.Mail, null));
        registrar.Appoint(person, id, "member", LegalCalendar.LegalDay(clock.GetUtcNow()).AddDays(-180));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task JoinAsync(DemoCouncil.Joined joined, CancellationToken cancellation)
    {
        var organisation = organisations[joined.Code];
        var isAuthority = organisation.Kind is OrganisationKind.Ministry;
        await cast.PlayAsync("cao", "cabinet-analyst", cancellation);
        await StepAsync(organisation, isAuthority ? MemberStep.RegisterAuthority : MemberStep.Invite, Side.Secretariat, Then(30), cancellation);
        if (joined.Until == nameof(MemberState.Invited))
        {
            return;
        }

        var person = (await cast.PlayAsync(joined.Code, joined.Role, cancellation)).Person;
        if (!isAuthority)
        {
            await StepAsync(organisation, MemberStep.Consent, Side.Organisation, Then(28), cancellation);
            await cast.PlayAsync("cao", "cabinet-analyst", cancellation);
            await StepAsync(organisation, MemberStep.Register, Side.Secretariat, Then(27), cancellation);
        }

        await cast.PlayAsync(joined.Code, joined.Role, cancellation);
        registrar.Undertake(person, organisation.Id, CouncilAdmission.SecrecyArticle, LegalCalendar.LegalDay(Then(26).GetUtcNow()));
        var member = await db.Set<Member>().FirstAsync(m => m.Organisation == organisation.Id, cancellation);
        var keep = new KeepMembership(db, who, tell, acts, Then(26));
        Sound(await keep.NameAsync(member, person, cancellation), joined.Code);
        Sound(await keep.StateRangeAsync(member, Enum.Parse<InHouseRange>(joined.Range!), cancellation), joined.Code);
        await cast.PlayAsync("cao", "cabinet-analyst", cancellation);
        await StepAsync(organisation, MemberStep.Activate, Side.Secretariat, Then(25), cancellation);
        if (joined.Leads)
        {
            Sound(await keep.LeadAsync(member, true, cancellation), joined.Code);
        }
    }

    private async Task StepAsync(Organisation organisation, MemberStep step, Side side, TimeProvider then, CancellationToken cancellation) =>
        Sound(await new TakeStep(db, who, tell, acts, outbox, then).TakeAsync(organisation, step, side, null, cancellation), $"{organisation.Code} {step}");

    private async Task OpenTopicsAsync(DemoCouncil world, CancellationToken cancellation)
    {
        await cast.PlayAsync("cao", "cabinet-supervisor", cancellation);
        var keep = new KeepTopic(db, tell, who, acts, Then(20));
        foreach (var head in world.Topics)
        {
            var topic = await keep.OpenAsync(new TopicId(Identifier.New(clock)), new TopicEntry(head.Title, head.Purpose, head.Region, head.Foreign, head.Marked), cancellation);
            topics[head.Key] = topic.Id;
            foreach (var code in head.Members)
            {
                Sound(await keep.AddAsync(topic, organisations[code].Id, cancellation), $"{head.Key} {code}");
            }
        }
    }

    private async Task ContributeAsync(DemoCouncil.Given given, CancellationToken cancellation)
    {
        var giver = await cast.PlayAsync(given.By, given.Role, cancellation);
        var id = new ContributionId(Identifier.New(clock));
        contributions[given.Key] = id;
        var topic = await db.Set<Topic>().Include(t => t.Members).FirstAsync(t => t.Id == topics[given.Topic], cancellation);
        var entry = new ContributionEntry(
            topic.Id, Enum.Parse<Reach>(given.Reach), given.Title, given.Text, Tlp.Parse(given.Tlp), given.Opinion, given.NotBeyond ? organisations[given.By].Prefecture : null, given.Secret, given.Allow is null ? InformationClass.Comprehensive : Enum.Parse<InformationClass>(given.Allow), null);
        var offering = new Offering(entry, given.Secret ? Marks.HoldsSecret : Marks.None, [.. (given.Chosen ?? []).Select(c => organisations[c].Id)]);
        var members = topic.Members.Select(m => m.Organisation).ToHashSet();
        Sound(await new Contribute(db, acts, outbox, giver, Then(given.DaysAgo)).MakeAsync(id, offering, topic, members, cancellation), given.Title);
    }

    private async Task AskAsync(DemoCouncil world, CancellationToken cancellation)
    {
        var analyst = await cast.PlayAsync("cao", "cabinet-analyst", cancellation);
        var about = await db.Set<Contribution>().FirstAsync(c => c.Id == contributions[world.Widening.Contribution], cancellation);
        var wanted = new Wanted(world.Widening.Purpose, Enum.Parse<InformationClass>(world.Widening.Class), new HashSet<OrganisationId>());
        var asking = new AskForWiderUse(db, tell, acts, outbox, analyst, Then(world.Widening.DaysAgo));
        Sound((await asking.AskAsync(new WideningId(Identifier.New(clock)), about, wanted, new HashSet<OrganisationId>(), cancellation)).Deed, "widening");
        var question = world.Request;
        var hoped = LegalCalendar.LegalDay(clock.GetUtcNow()).AddDays(question.HopedInDays);
        Sound((await new AskMember(db, tell, acts, analyst, Then(question.DaysAgo)).AskAsync(Identifier.New(clock), organisations[question.To].Id, topics[question.Topic], question.Text, hoped, cancellation)).Deed, "request");
    }

    private static void Sound(Deed deed, string what)
    {
        if (deed is not Deed.Done)
        {
            throw new InvalidOperationException($"The demonstration's council: {what} was not done: {deed}");
        }
    }
}
