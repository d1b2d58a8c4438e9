using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>Fails with every breach in full, so that whoever made it knows what to mend.</summary>
internal static class Wall
{
    public static void Stands(IReadOnlyCollection<string> breaches)
    {
        if (breaches.Count > 0)
        {
            Assert.Fail(string.Join(Environment.NewLine, breaches));
        }
    }
}
