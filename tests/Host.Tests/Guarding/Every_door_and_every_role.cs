using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Host.Tests.Guarding;

/// <summary>The matrix of roles and doors, over all doors there are: a door that is added tomorrow is tried too.</summary>
public class Every_door_and_every_role(Every_door_and_every_role.Unhurried houses) : IClassFixture<Every_door_and_every_role.Unhurried>
{
    [Theory, BothDatabases]
    public async Task keeps_out_who_has_not_signed_in(Database on)
    {
        var house = await houses.OnAsync(on);
        using var nobody = house.Visitor();
        var wrong = new List<string>();
        foreach (var door in Doors.Of(house).Where(d => !d.IsOpen))
        {
            foreach (var method in door.Methods)
            {
                var answer = await KnockAsync(nobody, method, door, door.Path(Anything));
                var kept = door.IsForMachines ? answer.Status is HttpStatusCode.Unauthorized : answer.Location?.Contains("/sign-in", StringComparison.Ordinal) is true;
                Note(wrong, kept, method, door, answer);
            }
        }

        Assert.Empty(wrong);
    }

    [Theory, RolesOtherThan]
    public async Task opens_to_whom_the_table_of_roles_names_and_to_nobody_else(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        var person = await house.APersonAsync(role, await house.AnOrganisationAsync(KindOf(role)));
        var may = (await house.ActorAsync(person)).May;
        using var visitor = await house.SignInAsync(person);
        using var machine = await house.AMachineOfAsync(person);
        var wrong = new List<string>();
        foreach (var door in Doors.Of(house).Where(d => !d.IsOpen))
        {
            foreach (var method in door.Methods)
            {
                var answer = await KnockAsync(door.IsForMachines ? machine : visitor, method, door, door.Path(Anything));
                var refused = answer.Status is HttpStatusCode.Forbidden;
                Note(wrong, (refused != door.OpensTo(may) || (refused && door.MayAskForASeat)) && (int)answer.Status < 500, method, door, answer);
            }
        }

        Assert.Empty(wrong);
        Assert.NotEmpty(await house.RecordAsync("parties.door-refused"));
    }

    /// <summary>
    /// Whatever is another's is answered as what is not there at all, by every method. The Cabinet Office is left out, which sees every
    /// organisation's reports.
    /// </summary>
    [Theory, RolesOtherThan("cabinet-analyst", "cabinet-supervisor")]
    public async Task has_nothing_behind_it_of_another_organisation(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        var theirs = await houses.TheirThingsAsync(house);
        var person = await house.APersonAsync(role, await house.AnOrganisationAsync(KindOf(role)));
        using var visitor = await house.SignInAsync(person);
        using var machine = await house.AMachineOfAsync(person);
        var wrong = new List<string>();
        var nothing = new Dictionary<(HttpMethod, string), HttpStatusCode>();
        var tried = 0;
        foreach (var door in Doors.Of(house).Where(d => !d.IsOpen))
        {
            foreach (var thing in theirs.Where(t => t.Keys.All(name => door.Route.Contains($"{{{name}", StringComparison.Ordinal))))
            {
                foreach (var method in door.Methods)
                {
                    tried++;
                    var who = door.IsForMachines ? machine : visitor;
                    var answer = await KnockAsync(who, method, door, door.Path(name => thing.TryGetValue(name, out var value) ? value : Anything(name)));
                    if (!nothing.TryGetValue((method, door.Route), out var absent))
                    {
                        nothing[(method, door.Route)] = absent = (await KnockAsync(who, method, door, door.Path(name => name == "number" ? "NR-000000-000000" : Anything(name)))).Status;
                    }

                    Note(wrong, answer.Status == absent && (int)answer.Status is >= 400 and < 500, method, door, answer);
                    Note(wrong, method != HttpMethod.Get || answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, method, door, answer);
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(tried > 60, $"Only {tried} doors were tried.");
    }

    [Theory, RolesOtherThan]
    public async Task takes_no_form_that_another_site_wrote(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);
        var before = (await house.RecordAsync()).Count(a => a.Person == visitor.Person && !a.Refused);
        var wrong = new List<string>();
        foreach (var door in Doors.Of(house).Where(d => !d.IsForMachines && d.Methods.Contains(HttpMethod.Post)))
        {
            using var form = new FormUrlEncodedContent([new("confirm", "yes")]);
            var answer = await visitor.PostAsync(door.Path(Anything), form);
            Note(wrong, answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, HttpMethod.Post, door, answer);
        }

        Assert.Empty(wrong);
        Assert.Equal(before, (await house.RecordAsync()).Count(a => a.Person == visitor.Person && !a.Refused));
        Assert.NotEqual("/sign-in", (await visitor.GetAsync("/account/role")).Location?.Split('?')[0]);
    }

    [Theory, BothDatabases]
    public async Task cannot_be_put_into_the_frame_of_another_site(Database on)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync("organisation-administrator");
        foreach (var door in Doors.Of(house).Where(d => d.IsPage))
        {
            var answer = await visitor.GetAsync(door.Path(Anything));
            Assert.True(answer.Headers.TryGetValue("Content-Security-Policy", out var policy) && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal), $"{door.Route} {answer.Status}");
        }
    }

    private static async Task<Page> KnockAsync(Visitor visitor, HttpMethod method, Door door, string path)
    {
        if (method == HttpMethod.Get)
        {
            return await visitor.GetAsync(path);
        }

        var request = new HttpRequestMessage(method, path) { Content = door.IsForMachines ? new StringContent("{}", Encoding.UTF8, door.Body) : new FormUrlEncodedContent([]) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await visitor.SendAsync(request);
    }

    private static void Note(List<string> wrong, bool right, HttpMethod method, Door door, Page answer)
    {
        if (!right)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{method} {door.Route}: {(int)answer.Status} {answer.Location}"));
        }
    }

    // Something of the right form that is nobody's.
    private static string Anything(string name) => name switch
    {
        "id" or "filingId" or "operator" or "node" or "at" or "statement" => "01990000-0000-7000-8000-000000000000",
        "version" => "1",
        "recipient" => "ppc",
        "kind" or "extension" => "pdf",
        "status" => "404",
        _ => "nothing",
    };

    private static OrganisationKind KindOf(string role) => role switch
    {
        "agent-filer" => OrganisationKind.Agent,
        "desk-officer" or "desk-supervisor" => OrganisationKind.Ministry,
        "cabinet-analyst" or "cabinet-supervisor" or "system-administrator" => OrganisationKind.CabinetOffice,
        "inspector" => OrganisationKind.Commission,
        "member" => OrganisationKind.Contractor,
        _ => OrganisationKind.Operator,
    };

    /// <summary>The demonstration, in which nobody is held back for knocking at many doors.</summary>
    public sealed class Unhurried : Houses
    {
        private readonly ConcurrentDictionary<House, Lazy<Task<IReadOnlyList<IReadOnlyDictionary<string, string>>>>> theirs = new();

        /// <summary>What another organisation has in a house; made once, since nobody gets at it.</summary>
        internal Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> TheirThingsAsync(House house) =>
            theirs.GetOrAdd(house, h => new(async () => await TheirThings.OfAsync(h))).Value;

        /// <inheritdoc/>
        protected override Task<House> OpenAsync(Database on) => House.OpenAsync(on, demo: true, change: builder =>
        {
            builder.Configuration["Credentials:PerMinute"] = "0";
            builder.Configuration["Machines:PerMinute"] = "0";
        });
    }
}
