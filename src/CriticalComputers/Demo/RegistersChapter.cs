using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Demo;

/// <summary>The registers of the demonstration world and what was notified from them, in every state, by the people of that world and through the same acts as any register.</summary>
internal sealed class RegistersChapter(StoreDb db, IDemoCast cast, IWhoIsWho who, DemoKeeper keeper, DemoDesk desk, ActorScope scope, TimeProvider clock) : IDemoChapter
{
    public int Order => 40;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var days = new DemoDays(clock.GetUtcNow());
        foreach (var register in DemoRegisters.Read().Registers)
        {
            var id = (await who.OrganisationAsync(register.Operator, cancellation))!.Id;
            await cast.PlayAsync(register.Operator, "reporter", cancellation);
            await keeper.EnterFacilitiesAsync(id, register, cancellation);
            NotificationId? filed = null;
            foreach (var step in register.Steps)
            {
                var then = new StoppedClock(days.At(step.At));
                if (step.Do is "check" or "pass-on")
                {
                    await cast.PlayAsync(register.Ministry, "desk-officer", cancellation);
                    await desk.DoAsync(step.Do, filed!.Value, then, cancellation);
                }
                else
                {
                    await cast.PlayAsync(register.Operator, "reporter", cancellation);
                    filed = await keeper.DoAsync(id, register.Sector, step, days, then, cancellation) ?? filed;
                }

                db.ChangeTracker.Clear();
            }
        }

        scope.Actor = Actor.System;
    }
}
