using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Noroshi.Selection.Captures;

/// <summary>How the records of a capture are written: 16 octets (seconds, fraction, captured, length), then the frame.</summary>
internal unsafe interface IRecordForm
{
    /// <summary>A number of a record's header.</summary>
    static abstract uint Number(byte* at);
}

/// <summary>The least significant octet first.</summary>
internal readonly unsafe struct LittleEndianRecords : IRecordForm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Number(byte* at) => Unsafe.ReadUnaligned<uint>(at);
}

/// <summary>The most significant octet first.</summary>
internal readonly unsafe struct BigEndianRecords : IRecordForm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Number(byte* at) => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(at));
}
