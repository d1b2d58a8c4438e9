using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Sequencing;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;

namespace Noroshi.Oversight.Tests;

/// <summary>The log of a house, as the sequencer drives it and as anybody reads it from outside.</summary>
internal static class HouseLog
{
    /// <summary>Gives every act that waits its place.</summary>
    public static async Task<int> SequenceAsync(this House house)
    {
        var placed = 0;
        for (var round = 0; round < 2; round++)
        {
            while (await house.InsideAsync(Actor.System, s => s.GetRequiredService<SequenceActs>().NextAsync(default)) is > 0 and var count)
            {
                placed += count;
            }
        }

        return placed;
    }

    public static OutsideLog Outside(this House house) => new(house.Address);

    public static Task<(VerifierKey Key, Checkpoint Checkpoint)> FromOutsideAsync(this House house) => house.Outside().LearnAsync();

    public static Task<LogAuditResult> AuditAsync(this House house, params Checkpoint[] earlier) => house.Outside().AuditAsync(earlier);
}
