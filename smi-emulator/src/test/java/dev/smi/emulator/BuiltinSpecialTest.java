package dev.smi.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Built-in functions that are neither math nor integer: relations, memory, shuffles, atomics, work-items, printf. */
@Timeout(60)
class BuiltinSpecialTest {

    private static final BuiltinProgram PROGRAM = new BuiltinProgram("""
            kernel void relate(global int *o) {
                float n = NAN;
                o[0] = isequal(1.0f, 1.0f); o[1] = isnotequal(n, n); o[2] = isgreater(n, 1.0f); o[3] = isunordered(n, 1.0f);
                o[4] = islessgreater(1.0f, 2.0f); o[5] = isnormal(1e-40f); o[6] = isfinite(INFINITY); o[7] = isinf(-INFINITY);
                o[8] = signbit(-0.0f); o[9] = any((int)1); o[10] = any((int)-1); o[11] = all((char2)(-1, 1)); o[12] = all((char2)(-1, -2));
                vstore4(isless((float4)(1, 2, 3, n), (float4)(2)), 4, o);
                vstore4(select((int4)(1, 2, 3, 4), (int4)(5, 6, 7, 8), (int4)(-1, 1, 0, INT_MIN)), 5, o);
                o[24] = select(1, 2, 1); o[25] = as_int(bitselect(1.0f, -2.0f, as_float(0x80000000)));
                o[26] = (int)isequal((double2)(1, 2), (double2)(1, 3)).x; o[27] = signbit((double2)(-1.0, 1)).x == -1;
            }
            kernel void move(global int *o) {
                int pool[16];
                for (int i = 0; i < 16; i++) pool[i] = i;
                int3 three = vload3(1, pool);
                vstore3(three, 0, o);
                vstore4(shuffle((int4)(10, 11, 12, 13), (uint4)(3, 2, 5, 0)), 1, o);
                vstore2(shuffle2((int2)(1, 2), (int2)(3, 4), (uint2)(3, 0)), 4, o);
                local int shared[8];
                event_t e = async_work_group_copy(shared, (const global int *)o, 4, 0);
                e = async_work_group_strided_copy(o + 12, shared, 2, 3, e);
                wait_group_events(1, &e);
                prefetch((const global int *)o, 4);
                barrier(CLK_LOCAL_MEM_FENCE); mem_fence(CLK_GLOBAL_MEM_FENCE); work_group_barrier(CLK_GLOBAL_MEM_FENCE);
                o[3] = vload16(0, pool).sf;
            }
            kernel void count(global int *o) {
                o[0] = 5; o[1] = atomic_add(o, 3); o[2] = atomic_cmpxchg(o, 8, 9); o[3] = atomic_max(o, 20); o[4] = atomic_dec(o);
                o[5] = atomic_xchg(o, 1); o[6] = atomic_or(o, 6);
                global atomic_int *a = (global atomic_int *)(o + 16);
                atomic_init(a, 4); o[7] = atomic_fetch_sub(a, 1); int expected = 7;
                o[8] = atomic_compare_exchange_strong(a, &expected, 9); o[9] = expected; o[10] = atomic_load(a);
                o[11] = atomic_fetch_min_explicit(a, -1, memory_order_relaxed); atomic_store(a, 77);
                o[12] = get_global_id(0) + get_local_id(1) + get_group_id(2); o[13] = get_global_size(0) * get_local_size(1);
                o[14] = get_work_dim(); o[15] = atomic_compare_exchange_strong_explicit(a, &expected, 9,
                    memory_order_seq_cst, memory_order_relaxed, memory_scope_device);
            }
            kernel void print(global int *o) {
                printf("%d %v4f|%v3hhd|%v2hx|", 1, (float4)(1, 2.5f, -3, NAN), (char3)(-1, 2, 3), (ushort2)(65535, 1));
                printf("%v2ld|%v2lf|%v16d|%hhd|%u|", (long2)(-1, LONG_MAX), (double2)(0.5, 1e10), (int16)(7), 300, -1);
                printf("%5.3d|%-6d|%+d|%#x|%lu|%e|%g|%g|%a|%c|%s|%%|%05d|%.2v2hlf\\n", 7, 42, 5, 255, ULONG_MAX, 12345.678, 0.0001,
                       1e20, 1.5, 'x', "text", -42, (float2)(1, 2));
            }
            """);

    @AfterAll
    static void close() {
        PROGRAM.close();
    }

    private static int[] ints(String kernel, int count) {
        ByteBuffer bytes = PROGRAM.run(kernel, 4 * count);
        int[] values = new int[count];
        bytes.asIntBuffer().get(values);
        return values;
    }

    @Test
    void shouldRelateAndSelect() {
        assertThat(ints("relate", 28))
                .containsExactly(
                        1,
                        1,
                        0,
                        1,
                        1,
                        0,
                        0,
                        1,
                        1,
                        0,
                        1,
                        0,
                        1,
                        0,
                        0,
                        0,
                        -1,
                        0,
                        0,
                        0,
                        5,
                        2,
                        3,
                        8,
                        2,
                        Float.floatToIntBits(-1),
                        -1,
                        1);
    }

    @Test
    void shouldLoadStoreShuffleAndCopy() {
        assertThat(ints("move", 20)).containsExactly(3, 4, 5, 15, 13, 12, 11, 10, 4, 1, 0, 0, 3, 0, 0, 4, 0, 0, 0, 0);
    }

    @Test
    void shouldDoAtomicOperationsAndBeTheOnlyWorkItem() {
        assertThat(ints("count", 17)).containsExactly(7, 5, 8, 9, 20, 19, 1, 4, 0, 3, 3, 3, 0, 1, 1, 0, 77);
    }

    @Test
    void shouldPrintAsOpenClDoes() {
        PROGRAM.run("print", 4);

        assertThat(PROGRAM.printed())
                .isEqualTo("1 1.000000,2.500000,-3.000000,nan|-1,2,3|ffff,1|"
                        + "-1,9223372036854775807|0.500000,10000000000.000000|7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7|44|4294967295|"
                        + "  007|42    |+5|0xff|18446744073709551615|1.234568e+04|0.0001|1e+20|0x1.8p+0|x|text|%|-0042"
                        + "|1.00,2.00\n");
    }
}
