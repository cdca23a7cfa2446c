namespace GitOpsSets.Action.Git;

/// <summary>Reads what git writes with delimiters and counted bytes.</summary>
internal sealed class RecordReader(Stream stream, int maxRecordBytes)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The bytes before the next delimiter; false at the end. They are valid until the next call.</summary>
    public bool TryReadRecord(byte delimiter, out ReadOnlySpan<byte> record)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(delimiter);
            if (at >= 0)
            {
                record = _buffer.AsSpan(_start, searched + at);
                _start += searched + at + 1;
                return true;
            }

            searched = _end - _start;
            if (searched > maxRecordBytes)
            {
                throw new InvalidDataException("git wrote a record that is too long");
            }

            if (!Fill())
            {
                record = [];
                return searched == 0 ? false : throw new EndOfStreamException();
            }
        }
    }

    /// <summary>Exactly as many bytes as the target holds.</summary>
    public void ReadExactly(Span<byte> target)
    {
        var buffered = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(target);
        _start += buffered;
        stream.ReadExactly(target[buffered..]);
    }

    /// <summary>Reads over that many bytes.</summary>
    public void Skip(long count)
    {
        while (count > 0)
        {
            if (_start == _end && !Fill())
            {
                throw new EndOfStreamException();
            }

            var step = (int)Math.Min(count, _end - _start);
            _start += step;
            count -= step;
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }
}
