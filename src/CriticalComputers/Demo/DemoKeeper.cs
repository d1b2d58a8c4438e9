using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Drawing;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Reminding;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Demo;

/// <summary>What the keepers of the registers of the demonstration did, each at an hour of the past.</summary>
internal sealed class DemoKeeper(StoreDb db, IWhoIsWho who, RulesInForce rules, DemoImport imports, INotices notices, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    public async Task EnterFacilitiesAsync(OrganisationId @operator, DemoRegisters.Register register, CancellationToken cancellation)
    {
        foreach (var place in register.Facilities)
        {
            var facility = Facility.Enter(new FacilityId(Identifier.New(clock)), @operator, new FacilityEntry(register.Sector, place.Category, place.Name, null, place.InPlace));
            db.Add(facility);
            acts.Write(new Act("critical-computers.facility-kept", "Act, Art. 4", $"facility:{facility.Id}"));
        }

        outbox.Raise(new RegisterClockTicks(@operator), RegisterClockTicks.NextAfter(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Does what a step says.</summary>
    /// <returns>The notification, if one was filed.</returns>
    public async Task<NotificationId?> DoAsync(OrganisationId @operator, string sector, DemoRegisters.Step step, DemoDays days, TimeProvider then, CancellationToken cancellation)
    {
        switch (step.Do)
        {
            case "import" or "bring":
                await imports.TakeInAsync(@operator, await FacilityAsync(@operator, step.Facility!, cancellation), step, days, then, cancellation);
                return null;
            case "draw":
                await DrawAsync(await db.Set<Facility>().AsNoTracking().FirstAsync(f => f.Operator == @operator && f.Name == step.Facility, cancellation), step.File!, then, cancellation);
                return null;
            case "enter":
                var entry = Entry(step.Line!, await FacilityAsync(@operator, step.Facility!, cancellation), days);
                Sound((await Keeping(then).EnterAsync(@operator, entry, ChangeWay.Page, cancellation)).Outcome, step);
                return null;
            case "change" or "remove":
                var computer = await db.Set<Computer>().FirstAsync(c => c.Operator == @operator && c.LabelKey == RegisterKeys.OfLabel(step.Label!), cancellation);
                Sound(await Keeping(then).ChangeAsync(computer, Changed(computer.Entry, step, days), ChangeWay.Page, cancellation), step);
                return null;
            case "file":
                return await FileAsync(@operator, sector, step.Form!.Value, then, cancellation);
            default:
                throw new UnreachableException($"registers.json: nobody does “{step.Do}”.");
        }
    }

    private static ComputerEntry Changed(ComputerEntry entry, DemoRegisters.Step step, DemoDays days) =>
        entry with { Product = step.Product ?? entry.Product, Maker = step.Maker ?? entry.Maker, RemovedOn = days.Day(step.Removed) };

    private static ComputerEntry Entry(DemoRegisters.Line line, FacilityId facility, DemoDays days) => new()
    {
        Facility = facility,
        Label = line.Label,
        Product = line.Product,
        Maker = line.Maker,
        Unit = WrittenUnit.Read(line.Kind),
        Classes = DeviceClasses.TryParse(line.Classes, out var @class) ? ClassSet.Of(@class) : null,
        Dedicated = DedicatedUse.No,
        IntroducedOn = days.Day(line.Introduced),
    };

    private async Task<NotificationId> FileAsync(OrganisationId @operator, string sector, NotificationKind kind, TimeProvider then, CancellationToken cancellation)
    {
        var owed = new WhatIsOwed(db, who, new JudgeEntries(db, who, rules, then));
        var content = (await owed.OfAsync(@operator, cancellation)).First(o => o.Sector == sector && o.Kind == kind);
        var id = new NotificationId(Identifier.New(then));
        var filing = new FileNotification(db, owed, who, notices, acts, outbox, then);
        return await filing.FileAsync(id, @operator, sector, kind, content.Digest(), cancellation) is NotifyingOutcome.Filed filed
            ? filed.Notification.Id
            : throw new InvalidOperationException($"The demonstration's notification of {sector} was not filed.");
    }

    private async Task DrawAsync(Facility facility, string resource, TimeProvider then, CancellationToken cancellation)
    {
        var brought = new NetworkBrought();
        await using (var network = typeof(DemoKeeper).Assembly.GetManifestResourceStream("demo/" + resource)!)
        {
            ReadNetworkJson.Read(network, brought);
        }

        if (await new BringNetwork(db, new KeepNetwork(db, acts, then), acts, then).TakeOverAsync(facility, brought, removesGone: false, seen: 0, cancellation) is not BringingOutcome.Done)
        {
            throw new InvalidOperationException($"The network of {facility.Name} was not drawn: {brought.Problems.FirstOrDefault()?.Message.En}");
        }
    }

    private Task<FacilityId> FacilityAsync(OrganisationId @operator, string name, CancellationToken cancellation) =>
        db.Set<Facility>().Where(f => f.Operator == @operator && f.Name == name).Select(f => f.Id).FirstAsync(cancellation);

    private KeepComputers Keeping(TimeProvider then) => new(db, new JudgeEntries(db, who, rules, then), acts, then);

    private static void Sound(Keeping outcome, DemoRegisters.Step step)
    {
        if (outcome is not Registering.Keeping.Kept)
        {
            throw new InvalidOperationException($"The demonstration's entry of {step.At} was not kept: {outcome}");
        }
    }
}
