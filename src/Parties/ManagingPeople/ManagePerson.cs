using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Noticing;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.ManagingPeople;

/// <summary>What an administrator does about a person of the own organisation. Each deed is an act, saved with what it changes.</summary>
internal sealed class ManagePerson(
    StoreDb db, Actor actor, IRegistrar registrar, IWhoIsWho who, Administrators administrators, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    private static readonly Words WorksElsewhere = new(
        "ほかの組織にも役割があるため停止できません。この組織での役割を終えてください。", "This person also works for another organisation. End the roles in this one instead.");

    private static readonly Words NotYourself = new("ご自身を停止することはできません。", "Nobody disables oneself.");

    private DateTimeOffset Now => clock.GetUtcNow();

    private DateOnly Today => LegalCalendar.LegalDay(Now);

    public async Task<Managed> DescribeAsync(PersonRow person, string? department, string? phone, CancellationToken cancellation)
    {
        if (ContactChecks.Check(department, phone) is { Count: > 0 } problems)
        {
            return new Managed.Mend(problems);
        }

        person.Describe(department, phone);
        return await DoneAsync("parties.person-described", person, [], cancellation);
    }

    public async Task<Managed> AppointAsync(PersonRow person, string? role, CancellationToken cancellation)
    {
        var kind = (await who.OrganisationAsync(actor.Organisation, cancellation))!.Kind;
        var today = Today;
        var known = Roles.Find(role ?? "");
        var held = await db.Set<Membership>().AnyAsync(
            m => m.Person == person.Id && m.Organisation == actor.Organisation && m.Role == role && (m.Until == null || today < m.Until), cancellation);
        var problems = new Problems()
            .Unless(known is not null && known.In.Contains(kind), "role", "role", new("この組織で使える役割を選んでください。", "Choose a role that this kind of organisation has."))
            .Unless(!held, "role", "role-held", new("この役割はすでに付いています。", "The person has this role already."));
        if (problems.Count > 0)
        {
            return new Managed.Mend(problems);
        }

        registrar.Appoint(person.Id, actor.Organisation, role!, today);
        await db.SaveChangesAsync(cancellation);
        return new Managed.Done();
    }

    public async Task<Managed> EndAsync(PersonRow person, Guid membership, CancellationToken cancellation)
    {
        var today = Today;
        if (await db.Set<Membership>().Where(WhoMayManageAPerson.In(db))
            .FirstOrDefaultAsync(m => m.Id == membership && m.Person == person.Id && (m.Until == null || today < m.Until), cancellation) is not { } held)
        {
            return new Managed.Absent();
        }

        if (TheLastAdministratorStays.Ask(Administrators.IsOne(held.Role), (await administrators.OthersAsync(held.Organisation, person.Id, cancellation)).Count) is Ruling.Refused no)
        {
            return await RefusedAsync("parties.role-ended", person, no, cancellation);
        }

        held.End(today);
        return await DoneAsync("parties.role-ended", person, new() { ["role"] = held.Role }, cancellation);
    }

    public async Task<Managed> UndertakeAsync(PersonRow person, string? article, DateOnly? on, DateOnly? until, CancellationToken cancellation)
    {
        if (UndertakingsOfSecrecy.Check(article, on, until, Today) is { Count: > 0 } problems)
        {
            return new Managed.Mend(problems);
        }

        db.Add(Undertaking.Of(Identifier.New(clock), person.Id, actor.Organisation, article!, on!.Value, until, actor.Person, Now));
        acts.Write(new Act("parties.secrecy-undertaken", article!, $"person:{person.Id}") { Content = new() { ["on"] = Day(on.Value), ["until"] = until is { } end ? Day(end) : null } });
        await db.SaveChangesAsync(cancellation);
        return new Managed.Done();
    }

    public async Task<Managed> ClearAsync(PersonRow person, string? kind, DateOnly? from, DateOnly? until, CancellationToken cancellation)
    {
        if (ClearancesEnd.Check(kind, from, until) is { Count: > 0 } problems)
        {
            return new Managed.Mend(problems);
        }

        var clearance = Clearance.Of(Identifier.New(clock), person.Id, actor.Organisation, kind!, from!.Value, until!.Value, actor.Person, Now);
        db.Add(clearance);
        outbox.Raise(new ClearanceEndsSoon(clearance.Id), LegalCalendar.StartOf(until.Value.AddDays(-ClearancesEnd.WarnDaysBefore)));
        return await DoneAsync("parties.clearance-recorded", person, new() { ["kind"] = kind, ["until"] = Day(until.Value) }, cancellation);
    }

    public async Task<Managed> WithdrawAsync(PersonRow person, Guid clearance, CancellationToken cancellation)
    {
        if (await db.Set<Clearance>().FirstOrDefaultAsync(c => c.Id == clearance && c.Person == person.Id && c.Organisation == actor.Organisation, cancellation) is not { } found)
        {
            return new Managed.Absent();
        }

        found.Withdraw(Now);
        return await DoneAsync("parties.clearance-withdrawn", person, new() { ["kind"] = found.Kind }, cancellation);
    }

    public async Task<Managed> DisableAsync(PersonRow person, CancellationToken cancellation)
    {
        if (person.Id == actor.Person)
        {
            return await RefusedAsync("parties.person-disabled", person, new Ruling.Refused("Act, Art. 8", NotYourself), cancellation);
        }

        if ((await administrators.WorkplacesAsync(person.Id, cancellation)).Any(o => o != actor.Organisation))
        {
            return await RefusedAsync("parties.person-disabled", person, new Ruling.Refused("Act, Art. 8", WorksElsewhere), cancellation);
        }

        // Sessions and tokens need no mention: recognition asks for the person at every request, on every node.
        person.Disable(Now);
        return await DoneAsync("parties.person-disabled", person, [], cancellation);
    }

    public async Task<Managed> EnableAsync(PersonRow person, CancellationToken cancellation)
    {
        person.Enable();
        return await DoneAsync("parties.person-enabled", person, [], cancellation);
    }

    private async Task<Managed> DoneAsync(string kind, PersonRow person, JsonObject content, CancellationToken cancellation)
    {
        acts.Write(new Act(kind, "Act, Art. 8", $"person:{person.Id}") { Content = content });
        await db.SaveChangesAsync(cancellation);
        return new Managed.Done();
    }

    private async Task<Managed> RefusedAsync(string kind, PersonRow person, Ruling.Refused no, CancellationToken cancellation)
    {
        await acts.WriteRefusalAsync(new Act(kind, no.Article, $"person:{person.Id}"), cancellation);
        return new Managed.No(no);
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
