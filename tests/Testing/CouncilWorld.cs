using Microsoft.Extensions.DependencyInjection;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.Testing;

/// <summary>A member organisation of a test, with a person of it who is signed in.</summary>
public sealed record TestMember(OrganisationId Id, Visitor Person);

/// <summary>A council in a house: its secretariat, and members that came in through the pages as any would.</summary>
public sealed class CouncilWorld(House house, Visitor secretariat, Visitor supervisor)
{
    /// <summary>The house it meets in.</summary>
    public House House => house;

    /// <summary>An analyst of the Cabinet Office, which is the secretariat.</summary>
    public Visitor Secretariat => secretariat;

    /// <summary>A supervisor of the Cabinet Office.</summary>
    public Visitor Supervisor => supervisor;

    /// <summary>The council of a house.</summary>
    public static async Task<CouncilWorld> OnAsync(House house)
    {
        var cabinet = await house.AuthorityAsync("cao");
        return new CouncilWorld(house, await house.SignInAsAsync("cabinet-analyst", cabinet), await house.SignInAsAsync("cabinet-supervisor", cabinet));
    }

    /// <summary>An organisation that was asked, consented, named a person bound to secrecy, and was made active.</summary>
    public async Task<TestMember> AMemberAsync(OrganisationKind kind = OrganisationKind.Operator, string role = "reporter", string prefecture = "13", string range = "Department")
    {
        var organisation = await house.AnOrganisationAsync(kind, prefecture: prefecture);
        var person = await house.SignInAsAsync(role, organisation);
        await InviteAsync(organisation, kind);
        var isAuthority = kind is OrganisationKind.Ministry;
        if (!isAuthority)
        {
            await StepAsync(person, "Consent");
            await StepAsync(secretariat, "Register", organisation);
        }

        await DoneAsync(person.FillInAsync("/council/membership", new { Person = person.Person.ToString() }, "form[action$='handler=Name']"));
        await DoneAsync(person.FillInAsync("/council/membership", new { Range = range }, "form[action$='handler=Range']"));
        await UndertakeAsync(person.Person, organisation);
        await StepAsync(secretariat, "Activate", organisation);
        return new TestMember(organisation, person);
    }

    /// <summary>Asks an organisation to join.</summary>
    public Task<Page> InviteAsync(OrganisationId organisation, OrganisationKind kind) =>
        DoneAsync(secretariat.FillInAsync($"/council/members?Kind={kind}", new { Organisation = organisation.ToString() }, "form[data-once]"));

    /// <summary>Binds a person to secrecy under Act art 45(7).</summary>
    public Task UndertakeAsync(PersonId person, OrganisationId organisation) => house.InsideAsync(services =>
    {
        services.GetRequiredService<IRegistrar>().Undertake(person, organisation, "Act, Art. 45(7)", new DateOnly(2026, 10, 1));
        return Task.CompletedTask;
    });

    /// <summary>Takes a step at the organisation's own page, or at the secretariat's if an organisation is named.</summary>
    public static Task<Page> StepAsync(Visitor visitor, string step, OrganisationId? organisation = null, string? reason = null) => DoneAsync(
        visitor.FillInAsync(organisation is { } id ? $"/council/members/{id}" : "/council/membership", new { Step = step, Reason = reason ?? "" }, "form[action$='handler=Step']"));

    /// <summary>A topic with members; its number.</summary>
    public async Task<string> ATopicAsync(IEnumerable<TestMember> members, bool foreign = false, bool marked = false, string region = "")
    {
        var opened = await DoneAsync(secretariat.FillInAsync("/council/topics/new", new { Title = "VPN機器の悪用", Purpose = "兆候を共有する。", Region = region, OpenToForeign = foreign ? "true" : null, Marked = marked ? "true" : null }, "form[data-once]"));
        var number = opened.Location!.Split('/')[^1];
        foreach (var member in members)
        {
            await AddAsync(number, member.Id);
        }

        return number;
    }

    /// <summary>Makes a member part of a topic.</summary>
    public Task<Page> AddAsync(string topic, OrganisationId member) => DoneAsync(TryAddAsync(topic, member));

    /// <summary>The same, which may be refused.</summary>
    public async Task<Page> TryAddAsync(string topic, OrganisationId member)
    {
        var page = await secretariat.GetAsync($"/council/topics/{topic}");
        return await secretariat.SubmitAsync(page, new { Organisation = member.ToString() }, "form[action$='handler=Add']");
    }

    /// <summary>Takes a member out of a topic.</summary>
    public Task RemoveAsync(string topic, OrganisationId member) =>
        DoneAsync(secretariat.FillInAsync($"/council/topics/{topic}", new { Organisation = member.ToString() }, "form[action$='handler=Remove']"));

    /// <summary>A contribution; its number.</summary>
    public static async Task<string> ContributeAsync(
        TestMember member, string topic, string reach = "Topic", string sharing = "TLP:AMBER", string allowed = "Comprehensive", bool notBeyond = false, params TestMember[] chosen)
    {
        var answer = await DoneAsync(member.Person.FillInAsync($"/council/contribute?Topic={topic}", new
        {
            Title = "不審なログイン", Text = "海外のアドレスから試行が続いた。", Holds = "secret", Reach = reach, Sharing = sharing, Opinion = "組織名を出さないでください。", AllowedUpTo = allowed,
            NotBeyond = notBeyond ? "true" : null, Chosen = chosen.Select(c => c.Id.ToString()).ToArray(),
        }, "form[data-once]"));
        return answer.Location!.Split('/')[^1];
    }

    /// <summary>The identity of a contribution by its number.</summary>
    public async Task<ContributionId> IdOfAsync(string number)
    {
        var analyst = await house.ActorAsync(secretariat.Person);
        return (await house.InsideAsync(analyst, services => services.GetRequiredService<IContributions>().ListAsync(null, default))).Single(c => c.Number == number).Id;
    }

    /// <summary>Asks what any module may ask.</summary>
    public Task<T> AskAsync<T>(Func<ICouncil, Task<T>> question) => house.InsideAsync(Actor.Nobody, services => question(services.GetRequiredService<ICouncil>()));

    /// <summary>A deed that must succeed.</summary>
    public static async Task<Page> DoneAsync(Task<Page> deed)
    {
        var page = await deed;
        return page.Location is not null ? page : throw new InvalidOperationException($"{page.Path} {page.Status}: {page.Words}");
    }
}
