using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>An import is to go on: to be read, or to be taken over.</summary>
/// <param name="Import">The import.</param>
internal sealed record ImportAsked(Guid Import) : IEvent
{
    public static string Name => "critical-computers.import-asked.v1";
}
